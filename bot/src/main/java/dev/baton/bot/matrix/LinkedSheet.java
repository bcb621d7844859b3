package dev.baton.bot.matrix;

import dev.baton.bot.matrix.MatrixSource.Opened;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.matrix.MatrixProposals;
import dev.baton.db.matrix.MatrixSheet;
import dev.baton.db.matrix.MatrixSheets;
import dev.baton.slack.Caller;
import java.util.Optional;

/** What an admin does with the linked Google Sheet. For threads that nobody waits for. */
final class LinkedSheet {
  private final BotParts parts;
  private final Sheets sheets;
  private final ProposedMatrices proposed;

  LinkedSheet(BotParts parts, Sheets sheets) {
    this.parts = parts;
    this.sheets = sheets;
    this.proposed = new ProposedMatrices(parts);
  }

  /** Links it if Google gives it, and says what applying it would do. */
  MatrixCheck link(Caller admin, SheetLink link) {
    return switch (sheets.open(link.url().toString())) {
      case Opened.Not(var why) ->
          new MatrixCheck.Unread(link.shownName(), new MatrixWords(words(admin)).unopened(why));
      case Opened.Read(var source) ->
          proposed.propose(
              admin,
              link.shownName(),
              tx -> {
                linked().link(tx, admin, link, source);
                return Optional.of(candidate(source));
              });
    };
  }

  /** Reads the linked one again, and says what applying it would do. */
  MatrixCheck lookNow(Caller admin) {
    Optional<MatrixSheet> linked;
    try {
      linked = parts.tenants().inBackground(admin.orgId(), tx -> MatrixSheets.in(tx).find());
    } catch (DatabaseUnavailable away) {
      return new MatrixCheck.Unavailable();
    }
    if (linked.isEmpty()) {
      return new MatrixCheck.Unread(
          words(admin).say(MatrixPhrase.SHEET_TITLE), words(admin).plain(MatrixPhrase.NOT_LINKED));
    }
    return switch (sheets.open(linked.get().link())) {
      case Opened.Not(var why) ->
          new MatrixCheck.Unread(linked.get().shown(), new MatrixWords(words(admin)).unopened(why));
      case Opened.Read(var source) ->
          proposed.propose(
              admin,
              linked.get().shown(),
              tx -> {
                linked().looked(tx, linked.get().link(), source);
                return Optional.of(candidate(source));
              });
    };
  }

  /** Ends it in this transaction; false where none was linked. */
  boolean unlink(Tx tx, Caller admin) {
    return linked().unlink(tx, admin);
  }

  private SheetOfFile linked() {
    return new SheetOfFile(parts, MatrixProposals.MATRIX);
  }

  private static ProposedMatrices.Candidate candidate(MatrixSource source) {
    return ProposedMatrices.Candidate.whole(MatrixOrigin.SHEET, source);
  }

  private Wording words(Caller admin) {
    return parts.wordingFor(admin);
  }
}
