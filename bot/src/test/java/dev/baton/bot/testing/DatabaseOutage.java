package dev.baton.bot.testing;

import static dev.baton.db.testing.Patience.await;

import dev.baton.db.testing.FreshDatabase;
import org.jooq.DSLContext;

/** Takes a database away from the bot, connections and all, and gives it back. */
public record DatabaseOutage(FreshDatabase fresh) {
  public void begin() {
    fresh.asSuperuser(dsl -> {
      dsl.execute("revoke connect on database " + name(dsl) + " from public");
      return dsl.fetch(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    });
  }

  /** Returns once the bot reaches it again. */
  public void end() {
    fresh.asSuperuser(dsl -> dsl.execute("grant connect on database " + name(dsl) + " to public"));
    await().until(fresh.database()::answers);
  }

  /** From now on the server takes no writes, as one that became a standby; connections are new. */
  public void beginReadOnly() {
    fresh.asSuperuser(dsl -> {
      dsl.execute("alter database " + name(dsl) + " set default_transaction_read_only = on");
      return dsl.fetch(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where usename = 'baton_app' and datname = current_database()");
    });
  }

  /** The server is promoted; connections made meanwhile take no writes for as long as they live. */
  public void promote() {
    fresh.asSuperuser(dsl -> {
      dsl.execute("set transaction_read_only = off");
      return dsl.execute("alter database " + name(dsl) + " reset default_transaction_read_only");
    });
  }

  private static String name(DSLContext dsl) {
    return String.valueOf(dsl.fetchValue("select current_database()"));
  }
}
