package broken.domain;

import java.sql.Connection;

final class SeesDatabase {
  final Class<?> seen = Connection.class;
}
