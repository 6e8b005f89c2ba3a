package org.example.audit.adapter.h2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.domain.port.EventIngest;
import dev.ito.forwarder.testkit.AuditEvents;
import dev.ito.forwarder.testkit.EventIngestContract;
import dev.ito.forwarder.testkit.Fault;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class H2EventIngestTest extends EventIngestContract {
  /** A database does not ask to be left alone for a while, and counts its rows right. */
  private static final Set<Fault> FOREIGN =
      EnumSet.of(
          Fault.UNAVAILABLE_FOR_A_WHILE,
          Fault.THROTTLED,
          Fault.THROTTLED_FOR_A_WHILE,
          Fault.WRONG_COUNTS);

  private final JdbcDataSource real = new JdbcDataSource();
  private final UnreliableDatabase database = new UnreliableDatabase(real);
  private Connection open;

  @BeforeEach
  void empty() throws SQLException {
    real.setUrl("jdbc:h2:mem:" + UUID.randomUUID());
    real.setUser("audit");
    real.setPassword("secret");
    open = real.getConnection(); // a database in memory lasts as long as somebody is there
    H2EventIngest.createTable(real);
  }

  @AfterEach
  void forget() throws SQLException {
    open.close();
  }

  @Test
  void a_prefix_that_another_loader_has_stored_is_skipped() throws Exception {
    EventBatch batch = EventBatch.of(0, AuditEvents.events(1, 5));
    for (int place = 0; place < 3; place++) {
      storePlace(place, batch);
    }
    assertEquals(new IngestResult(2, 3), newIngest().ingest(batch, Duration.ofSeconds(5)));
    assertEquals(AuditEvents.texts(AuditEvents.events(4, 5)), stored().subList(3, 5));
  }

  @Override
  protected EventIngest newIngest() {
    return new H2EventIngest(database, "h2:audit");
  }

  @Override
  protected List<String> stored() throws SQLException {
    List<String> texts = new ArrayList<>();
    if (!open.getMetaData().getTables(null, null, "EVENT", null).next()) {
      return texts;
    }
    try (Statement statement = open.createStatement();
        ResultSet rows = statement.executeQuery("SELECT text FROM event ORDER BY id")) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  @Override
  protected OptionalInt requests() {
    return OptionalInt.of(database.connections());
  }

  @Override
  protected boolean supports(Fault fault) {
    return !FOREIGN.contains(fault);
  }

  @Override
  protected void failNext(Fault fault) throws SQLException {
    switch (fault) {
      case NOT_REACHED ->
          database.breakNext(
              connection -> {
                connection.close();
                throw new SQLException("nobody is there", "08001");
              });
      case UNAUTHORIZED -> database.breakNext(connection -> real.getConnection("audit", "wrong"));
      case NOT_FOUND -> execute("DROP TABLE event");
      case TOO_LARGE -> execute("ALTER TABLE event ALTER COLUMN text VARCHAR(20)");
      case REJECTED -> execute("ALTER TABLE event ADD CHECK (place < 3)");
      case NO_ANSWER -> holdTheFirstPlace();
      case UNAVAILABLE -> failAtUpdate(0, new SQLTransientException("busy", "40001"), false);
      case OTHER -> failAtUpdate(0, new SQLException("a riddle", "99999"), false);
      case STORED_IN_PART ->
          failAtUpdate(PREFIX, new SQLException("the connection is lost", "08006"), true);
      case ANSWER_LOST ->
          database.breakNext(
              connection ->
                  UnreliableDatabase.atCommit(
                      connection,
                      () -> {
                        execute(connection, "COMMIT");
                        throw new SQLException("the connection is lost", "08006");
                      }));
      default -> throw new IllegalArgumentException(fault.name());
    }
  }

  private void failAtUpdate(int which, SQLException failure, boolean storeBefore) {
    database.breakNext(
        connection ->
            UnreliableDatabase.atUpdate(
                connection,
                which,
                () -> {
                  if (storeBefore) {
                    execute(connection, "COMMIT");
                  }
                  throw failure;
                }));
  }

  /** Somebody else is about to store the same batch, and takes their time. */
  private void holdTheFirstPlace() throws SQLException {
    open.setAutoCommit(false);
    storePlace(0, EventBatch.of(0, AuditEvents.events(1, 5)));
  }

  private void storePlace(int place, EventBatch batch) throws SQLException {
    execute(
        "INSERT INTO event (batch, place, text) VALUES ('%s', %d, 'an older spelling')"
            .formatted(batch.key(), place));
  }

  private void execute(String sql) throws SQLException {
    execute(open, sql);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
