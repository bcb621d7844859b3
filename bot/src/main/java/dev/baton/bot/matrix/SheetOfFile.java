package dev.baton.bot.matrix;

import dev.baton.bot.surface.BotParts;
import dev.baton.db.Tx;
import dev.baton.db.matrix.MatrixProposals;
import dev.baton.db.matrix.MatrixSheet;
import dev.baton.db.matrix.MatrixSheets;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.slack.Caller;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The linked Google Sheet of one kind of file, in the transaction of who changes that. */
public final class SheetOfFile {
  private final BotParts parts;
  private final String kind;

  /**
   * @param kind as {@link WatchedSheet#kind}
   */
  public SheetOfFile(BotParts parts, String kind) {
    this.parts = parts;
    this.kind = kind;
  }

  /** Links it in the place of the one before. */
  public void link(Tx tx, Caller admin, SheetLink link, MatrixSource seen) {
    Instant now = parts.clock().instant();
    MatrixSheet sheet =
        MatrixSheet.linked(
            link.url().toString(),
            link.shownName(),
            admin.member(),
            now,
            Optional.of(seen.sha256()));
    MatrixSheets.of(tx, kind).keep(sheet);
    MatrixProposals.of(tx, kind).dropOfSheet();
    noted(tx, admin, sheet.shown(), "linked");
  }

  /** Notes that this content was seen, where the link is still that one. */
  public void looked(Tx tx, String link, MatrixSource seen) {
    MatrixSheets.of(tx, kind)
        .lock()
        .filter(sheet -> sheet.link().equals(link))
        .map(sheet -> sheet.found(seen.sha256(), parts.clock().instant()))
        .ifPresent(MatrixSheets.of(tx, kind)::keep);
  }

  /** Ends it; false where none was linked. */
  public boolean unlink(Tx tx, Caller admin) {
    Optional<MatrixSheet> sheet = MatrixSheets.of(tx, kind).lock();
    if (sheet.isEmpty() || !MatrixSheets.of(tx, kind).unlink()) {
      return false;
    }
    MatrixProposals.of(tx, kind).dropOfSheet();
    noted(tx, admin, sheet.get().shown(), "unlinked");
    return true;
  }

  private void noted(Tx tx, Caller admin, String shown, String what) {
    tx.audit(
        new AuditEntry(
            AuditKind.SETTINGS_CHANGED,
            parts.clock().instant(),
            admin.member(),
            "slack",
            Optional.empty(),
            Map.of("setting", kind + "_sheet", "change", what, "sheet", shown)));
  }
}
