package dev.baton.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/**
 * Two pools of connections to one PostgreSQL, as the app's role: one for people who wait on a
 * button, one for jobs and exports, so that a long export never holds what a button needs.
 */
public final class Database implements AutoCloseable {
  /** How long a person's click may wait for a connection, and for one statement. */
  private static final Patience CLICKS = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(2));

  private static final Patience WORK = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60));
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** Connections of one process, unless it is told otherwise. */
  public static final int USUAL_POOL = 22;

  /** Two for people, three for jobs and exports. */
  public static final int SMALLEST_POOL = 5;

  private final DatabaseUrl url;
  private final ReadOnlyServer readOnly = new ReadOnlyServer();
  private final HikariDataSource clicks;
  private final HikariDataSource work;

  private record Patience(Duration connection, Duration statement) {}

  private Database(DatabaseUrl url, int connections) {
    this.url = url;
    int forPeople = Math.max(2, connections * 10 / USUAL_POOL);
    this.clicks = pool(url, "clicks", forPeople, CLICKS);
    this.work = pool(url, "work", connections - forPeople, WORK);
  }

  /** Does not connect yet: a database that is down shows itself at the first question. */
  public static Database open(DatabaseUrl url) {
    return open(url, USUAL_POOL);
  }

  /**
   * The same with so many connections at most, shared out between people, and jobs and exports.
   *
   * @param connections at least {@link #SMALLEST_POOL}
   */
  public static Database open(DatabaseUrl url, int connections) {
    if (connections < SMALLEST_POOL) {
      throw new IllegalArgumentException("Fewer than " + SMALLEST_POOL + " connections");
    }
    return new Database(url, connections);
  }

  private HikariDataSource pool(DatabaseUrl url, String name, int connections, Patience patience) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    // A server that takes the connection and then says nothing is away too. Given in the URL,
    // because the pool keeps this one property from the driver.
    config.setJdbcUrl(url.with("loginTimeout", "2").jdbc());
    url.user().ifPresent(config::setUsername);
    url.password().ifPresent(config::setPassword);
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(patience.connection().toMillis());
    config.setValidationTimeout(CONNECT.toMillis());
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", "baton-" + name);
    config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
    config.addDataSourceProperty("tcpKeepAlive", true);
    // The server's detail of a broken constraint holds the row, and with it what people typed.
    config.addDataSourceProperty("logServerErrorDetail", false);
    // Past the server's own limit the server itself is gone, and only the socket can tell.
    config.addDataSourceProperty("socketTimeout", patience.statement().plusSeconds(1).toSeconds());
    config.setConnectionInitSql(
        "set statement_timeout = " + patience.statement().toMillis() + "; set time zone 'UTC'");
    config.setExceptionOverride(readOnly);
    return new HikariDataSource(config);
  }

  /**
   * Lets the pools report how many connections are busy, idle and waited for.
   *
   * @param registry of a kind that HikariCP knows, such as Micrometer's; this module knows none
   */
  public void measuredBy(Object registry) {
    clicks.setMetricRegistry(registry);
    work.setMetricRegistry(registry);
  }

  /** A connection within 1 s, statements within 2 s. */
  Connection forClick() throws SQLException {
    return writable(clicks);
  }

  /** A connection within 10 s, statements within 60 s. */
  Connection forWork() throws SQLException {
    return writable(work);
  }

  private Connection writable(HikariDataSource pool) throws SQLException {
    Connection connection = pool.getConnection();
    if (!readOnly.wasMet()) {
      return connection;
    }
    if (takesWrites(connection)) {
      readOnly.isOver();
      dropIdle();
      return connection;
    }
    pool.evictConnection(connection);
    return madeAnew(pool);
  }

  /** The first may have been made before the promotion. */
  private Connection madeAnew(HikariDataSource pool) throws SQLException {
    dropIdle();
    Connection connection = pool.getConnection();
    if (takesWrites(connection)) {
      readOnly.isOver();
      return connection;
    }
    pool.evictConnection(connection);
    throw readOnly.refusal();
  }

  /** Every connection is made anew after its present use. */
  private void dropIdle() {
    clicks.getHikariPoolMXBean().softEvictConnections();
    work.getHikariPoolMXBean().softEvictConnections();
  }

  /** Whether the server at its other end is the one that changes are made on. */
  static boolean takesWrites(Connection connection) throws SQLException {
    try (var query = connection.createStatement()) {
      var answer = query.executeQuery("select current_setting('transaction_read_only')");
      return answer.next() && answer.getString(1).equals("off");
    }
  }

  /**
   * A connection of no pool, for who keeps it and is patient.
   *
   * @param name under which the server shows it
   */
  Connection alone(String name) throws SQLException {
    return AppRole.connect(
        url.with("loginTimeout", "10")
            .with("connectTimeout", "5")
            .with("socketTimeout", "10")
            .with("ApplicationName", name));
  }

  /** How many of them jobs and exports share. */
  int workConnections() {
    return work.getMaximumPoolSize();
  }

  DataSource workPool() {
    return work;
  }

  public static DSLContext dsl(Connection connection) {
    return DSL.using(connection, SQLDialect.POSTGRES, settings());
  }

  private static Settings settings() {
    return new Settings().withRenderFormatted(false).withExecuteLogging(false);
  }

  /**
   * Whether the database answers now and takes writes. Waits 1 s at most for a connection and 1 s
   * for its answer.
   */
  public boolean answers() {
    try (Connection connection = forClick()) {
      if (!connection.isValid((int) CONNECT.toSeconds())) {
        return false;
      }
      if (!takesWrites(connection)) {
        readOnly.meet();
      }
      return !readOnly.wasMet();
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    clicks.close();
    work.close();
  }
}
