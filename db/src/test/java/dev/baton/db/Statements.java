package dev.baton.db;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultExecuteListenerProvider;

/** Every statement of a transaction, as it went to the database. */
@SuppressWarnings("serial")
final class Statements implements ExecuteListener {
  private final List<String> seen = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  /** Listens to this transaction from now on. */
  static Statements of(Tx tx) {
    Statements statements = new Statements();
    tx.dsl().configuration().set(new DefaultExecuteListenerProvider(statements));
    return statements;
  }

  @Override
  public void executeStart(ExecuteContext ctx) {
    Optional.ofNullable(ctx.sql()).ifPresent(texts::add);
    if (ctx.query() != null) {
      seen.add(DSL.using(ctx.dialect()).renderInlined(ctx.query()));
    } else {
      Arrays.stream(ctx.batchSQL()).filter(sql -> sql != null).forEach(seen::add);
    }
  }

  /** With marks where their values go, in their order. */
  List<String> texts() {
    return List.copyOf(texts);
  }

  /** With their values in place, in their order. */
  List<String> seen() {
    return List.copyOf(seen);
  }
}
