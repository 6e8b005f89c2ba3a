package org.example.audit.adapter.h2;

import dev.ito.forwarder.domain.BackendException;
import dev.ito.forwarder.domain.Destination;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.EventIngest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Stores events in a table. A batch is one transaction; a key remembers how many leading events of
 * it are stored, and that many of whatever comes under it are skipped.
 */
public final class H2EventIngest implements EventIngest {
  /** The rule of idempotency: an event is stored if it stands behind what its key has stored. */
  private static final String STORE =
      """
      INSERT INTO event (batch, place, text)
      SELECT ?1, ?2, ?3 WHERE ?2 >= (SELECT COUNT(*) FROM event WHERE batch = ?1)
      """;

  private final DataSource database;
  private final Destination destination;

  /**
   * An ingest into a database that has the table.
   *
   * @param database where
   * @param name what it is called, across restarts
   */
  public H2EventIngest(DataSource database, String name) {
    this.database = Objects.requireNonNull(database, "database");
    this.destination = new Destination(name);
  }

  /**
   * Makes the table.
   *
   * @param database where
   * @throws SQLException if it cannot be made
   */
  public static void createTable(DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE event (
            id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            batch VARCHAR(128) NOT NULL,
            place INT NOT NULL,
            text VARCHAR(1000000) NOT NULL,
            UNIQUE (batch, place))
          """);
    }
  }

  @Override
  public Destination destination() {
    return destination;
  }

  @Override
  public IngestResult ingest(EventBatch batch, Duration limit)
      throws BackendException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("interrupted before " + batch.key());
    }
    try (Connection connection = connect()) {
      return store(connection, batch, limit);
    } catch (SQLException e) {
      throw SqlErrors.inTheMiddle(e);
    }
  }

  private Connection connect() throws BackendException {
    try {
      return database.getConnection();
    } catch (SQLException e) {
      throw SqlErrors.atTheDoor(e);
    }
  }

  private static IngestResult store(Connection connection, EventBatch batch, Duration limit)
      throws SQLException {
    connection.setAutoCommit(false);
    try (Statement patience = connection.createStatement()) {
      patience.execute("SET LOCK_TIMEOUT " + limit.toMillis());
    }
    int stored = 0;
    try (PreparedStatement statement = connection.prepareStatement(STORE)) {
      statement.setString(1, batch.key().value());
      for (int place = 0; place < batch.size(); place++) {
        statement.setInt(2, place);
        statement.setString(3, batch.events().get(place).text());
        stored += statement.executeUpdate();
      }
    } catch (SQLException e) {
      connection.rollback();
      throw e;
    }
    connection.commit();
    return new IngestResult(stored, batch.size() - stored);
  }
}
