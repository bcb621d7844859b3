package dev.baton.bot.sla;

import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.matrix.WatchedSheet;
import dev.baton.bot.sla.PromiseFile.Checked;
import dev.baton.bot.sla.PromiseFile.Kind;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.Tx;
import dev.baton.escalation.member.Baton;
import java.util.List;
import java.util.stream.Stream;

/** Promises or criteria in a linked Google Sheet. */
public final class WatchedPromises implements WatchedSheet {
  private final BotParts parts;
  private final Kind kind;

  private WatchedPromises(BotParts parts, Kind kind) {
    this.parts = parts;
    this.kind = kind;
  }

  /** One of each kind. */
  public static List<WatchedSheet> all(BotParts parts) {
    return Stream.of(Kind.values())
        .<WatchedSheet>map(kind -> new WatchedPromises(parts, kind))
        .toList();
  }

  @Override
  public String kind() {
    return kind.code();
  }

  @Override
  public Found look(Tx tx, MatrixSource source) {
    Checked checked =
        PromiseFile.of(kind, parts)
            .check(tx, source, parts.snapshots().wordingFor(tx.orgId(), Baton.ID));
    return checked.appliable()
        ? Found.CHANGED
        : checked.changesNothing() ? Found.SAME : Found.UNUSABLE;
  }
}
