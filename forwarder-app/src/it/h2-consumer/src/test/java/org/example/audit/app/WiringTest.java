package org.example.audit.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ito.forwarder.core.EventForwarder;
import dev.ito.forwarder.core.ForwardListener;
import dev.ito.forwarder.core.ForwardReport;
import dev.ito.forwarder.domain.EventBatch;
import dev.ito.forwarder.domain.IngestResult;
import dev.ito.forwarder.testkit.AuditEvents;
import java.sql.Connection;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.example.audit.adapter.h2.H2EventIngest;
import org.example.audit.adapter.memory.LineLog;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;

class WiringTest {
  private final JdbcDataSource database = new JdbcDataSource();
  private final LineLog log = new LineLog();
  private final List<Long> heard = new ArrayList<>();

  @Test
  void events_go_from_memory_to_the_table_once_and_in_order() throws Exception {
    database.setUrl("jdbc:h2:mem:wiring");
    try (Connection open = database.getConnection()) {
      H2EventIngest.createTable(database);
      EventForwarder forwarder = Wiring.forwarder(log, database, new Counts());
      AuditEvents.events(1, 25).forEach(event -> log.append(event.text()));
      assertEquals(25, forwarder.forward().forwarded());
      AuditEvents.events(26, 30).forEach(event -> log.append(event.text()));
      ForwardReport second = forwarder.forward();
      assertEquals(5, second.forwarded());
      assertEquals(ForwardReport.Outcome.DELIVERED, forwarder.forward().outcome());
      assertEquals(AuditEvents.texts(AuditEvents.events(1, 30)), stored(open));
      assertEquals(List.of(10L, 20L, 25L, 30L), heard);
    }
  }

  private static List<String> stored(Connection open) throws Exception {
    List<String> texts = new ArrayList<>();
    try (var statement = open.createStatement();
        ResultSet rows = statement.executeQuery("SELECT text FROM event ORDER BY id")) {
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
    }
    return texts;
  }

  /** Listens, and fails at it. */
  private final class Counts implements ForwardListener {
    @Override
    public void confirmed(EventBatch batch, IngestResult result, long count) {
      heard.add(count);
      throw new IllegalStateException("a listener of little use");
    }
  }
}
