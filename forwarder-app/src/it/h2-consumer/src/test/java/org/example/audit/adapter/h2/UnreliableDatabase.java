package org.example.audit.adapter.h2;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A real database behind connections that break as the test says. */
final class UnreliableDatabase implements DataSource {
  private final DataSource real;
  private final Deque<Breakage> script = new ArrayDeque<>();
  private int connections;

  /** Breaks one connection. */
  interface Breakage {
    Connection on(Connection real) throws SQLException;
  }

  /** Something that fails. */
  interface Step {
    void run() throws SQLException;
  }

  UnreliableDatabase(DataSource real) {
    this.real = real;
  }

  void breakNext(Breakage breakage) {
    script.add(breakage);
  }

  int connections() {
    return connections;
  }

  @Override
  public Connection getConnection() throws SQLException {
    connections++;
    Breakage next = script.isEmpty() ? connection -> connection : script.remove();
    return next.on(real.getConnection());
  }

  /** Does something else in the place of a commit. */
  static Connection atCommit(Connection real, Step instead) {
    return replacing(Connection.class, real, "commit", call -> instead.run());
  }

  /** Does something else in the place of one of the updates, counted from 0. */
  static Connection atUpdate(Connection real, int which, Step instead) {
    return (Connection)
        Proxy.newProxyInstance(
            UnreliableDatabase.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            passingOn(
                real,
                (name, result) ->
                    name.equals("prepareStatement")
                        ? countedDown((PreparedStatement) result, which, instead)
                        : result));
  }

  private static Object countedDown(PreparedStatement real, int which, Step instead) {
    int[] left = {which};
    return replacing(
        PreparedStatement.class,
        real,
        "executeUpdate",
        call -> {
          if (left[0]-- == 0) {
            instead.run();
          }
        });
  }

  private interface Before {
    void call(String name) throws SQLException;
  }

  private interface After {
    Object call(String name, Object result) throws SQLException;
  }

  private static <T> T replacing(Class<T> type, T real, String method, Before before) {
    return type.cast(
        Proxy.newProxyInstance(
            UnreliableDatabase.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              if (called.getName().equals(method)) {
                before.call(method);
              }
              return invoke(real, called, arguments);
            }));
  }

  private static InvocationHandler passingOn(Object real, After after) {
    return (proxy, called, arguments) ->
        after.call(called.getName(), invoke(real, called, arguments));
  }

  private static Object invoke(Object real, java.lang.reflect.Method called, Object[] arguments)
      throws Throwable {
    try {
      return called.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return real.getConnection(user, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return real.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    real.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    real.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return real.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return real.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return real.isWrapperFor(type);
  }
}
