package dev.baton.bot.matrix;

import dev.baton.bot.matrix.MatrixSource.Opened;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.Job;
import dev.baton.db.RecurringJob;
import dev.baton.db.Tx;
import dev.baton.db.Work;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.matrix.MatrixProposal;
import dev.baton.db.matrix.MatrixProposals;
import dev.baton.db.matrix.MatrixSheet;
import dev.baton.db.matrix.MatrixSheets;
import dev.baton.db.medium.OncallKeys;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Looks at a workspace's linked Google Sheet each day: what changed is proposed to admins, once for
 * each content, and never applied; what cannot be used is told once, and again only for another
 * reason. Also forgets proposals that nobody applied.
 */
public final class SheetWatch {
  /** Looks at one workspace's sheet, each day. */
  public static final Job DAILY = new Job("matrix-sheet");

  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofHours(1);

  /** Stands between the kind of a file and the code of its trouble. */
  public static final String OF = "@";

  private static final Duration KEPT = Duration.ofDays(7);

  /** So many silences in a row are told; fewer pass by themselves. */
  private static final int SILENCES = 3;

  private final BotParts parts;
  private final Sheets sheets;
  private final List<WatchedSheet> watched;

  /**
   * @param others beside the matrix
   */
  public SheetWatch(BotParts parts, Sheets sheets, List<WatchedSheet> others) {
    this.parts = parts;
    this.sheets = sheets;
    this.watched = Stream.concat(Stream.of(new WatchedMatrix(parts)), others.stream()).toList();
  }

  /** The watch as every workspace has it. */
  public static RecurringJob recurring() {
    return new RecurringJob(DAILY, (_, now) -> now.plus(DAY));
  }

  /**
   * Does {@link #DAILY}.
   *
   * @return when to run again; empty when Baton does not know the workspace any more
   */
  public Optional<Instant> look(Work work) {
    Instant now = parts.clock().instant();
    Duration next = DAY;
    for (WatchedSheet each : watched) {
      Optional<Optional<MatrixSheet>> linked =
          parts.tenants().inBackground(work.orgId(), tx -> begin(tx, each, now));
      if (linked.isEmpty()) {
        return Optional.empty();
      }
      if (linked.get().isPresent()) {
        Duration soon = look(work, each, linked.get().get());
        next = soon.compareTo(next) < 0 ? soon : next;
      }
    }
    return Optional.of(now.plus(next));
  }

  private static Optional<Optional<MatrixSheet>> begin(Tx tx, WatchedSheet watched, Instant now) {
    if (!WorkspaceRow.in(tx).isKnown()) {
      return Optional.empty();
    }
    MatrixProposals.in(tx).deleteBefore(now.minus(KEPT));
    OncallKeys.in(tx).forgetUnused(now.minus(KEPT));
    return Optional.of(MatrixSheets.of(tx, watched.kind()).find());
  }

  /** Nothing is asked of Google while a transaction is open. */
  private Duration look(Work work, WatchedSheet watched, MatrixSheet linked) {
    Opened opened = sheets.open(linked.link());
    return parts
        .tenants()
        .inBackground(
            work.orgId(),
            tx ->
                MatrixSheets.of(tx, watched.kind())
                    .lock()
                    .filter(sheet -> sheet.link().equals(linked.link()))
                    .map(sheet -> new Look(tx, watched, sheet).note(opened))
                    .orElse(DAY));
  }

  /** What tells of the trouble of a sheet: of the matrix its code alone, as it always was. */
  private static String told(String kind, String code) {
    return kind.equals(MatrixProposals.MATRIX) ? code : kind + OF + code;
  }

  /** One look at one sheet, in its transaction. */
  private final class Look {
    private final Tx tx;
    private final WatchedSheet watched;
    private final MatrixSheet sheet;
    private final Instant now = parts.clock().instant();

    Look(Tx tx, WatchedSheet watched, MatrixSheet sheet) {
      this.tx = tx;
      this.watched = watched;
      this.sheet = sheet;
    }

    Duration note(Opened opened) {
      return switch (opened) {
        case Opened.Not(var why) -> unread(SheetTrouble.of(why));
        case Opened.Read(var source) -> {
          read(source);
          yield DAY;
        }
      };
    }

    private Duration unread(SheetTrouble trouble) {
      MatrixSheet tried = sheet.unanswered(now);
      if (trouble.mayPass() && tried.failures() < SILENCES) {
        keep(tried);
        return SOON;
      }
      troubled(trouble.mayPass() ? tried : sheet, trouble);
      return DAY;
    }

    private void keep(MatrixSheet as) {
      MatrixSheets.of(tx, watched.kind()).keep(as);
    }

    private boolean isTold(SheetTrouble trouble) {
      return sheet.trouble().map(SheetTrouble::parse).filter(trouble::isLike).isPresent();
    }

    private void troubled(MatrixSheet as, SheetTrouble trouble) {
      boolean told = isTold(trouble);
      keep(as.troubled(told ? sheet.trouble().orElseThrow() : trouble.code(), now));
      if (!told) {
        tell(new Notice.SheetTroubled(told(watched.kind(), trouble.code())));
      }
    }

    private void read(MatrixSource source) {
      switch (watched.look(tx, source)) {
        case UNUSABLE -> unusable(source);
        case SAME -> found(source, false);
        case CHANGED -> found(source, true);
      }
    }

    private void found(MatrixSource source, boolean changed) {
      boolean known = sheet.seen().filter(source.sha256()::equals).isPresent();
      keep(sheet.found(source.sha256(), now));
      if (known) {
        return;
      }
      proposals().dropOfSheet();
      if (changed) {
        tell(new Notice.MatrixProposed(kept(source)));
      }
    }

    private void unusable(MatrixSource source) {
      SheetTrouble is = SheetTrouble.ofContent(source.sha256(), parts.ids().get());
      if (isTold(is)) {
        troubled(sheet, is);
        return;
      }
      proposals().dropOfSheet();
      troubled(sheet, SheetTrouble.ofContent(source.sha256(), kept(source)));
    }

    private MatrixProposals proposals() {
      return MatrixProposals.of(tx, watched.kind());
    }

    private UUID kept(MatrixSource source) {
      UUID id = parts.ids().get();
      watched.keep(tx, source, now);
      proposals()
          .keep(
              new MatrixProposal(
                  id,
                  MatrixOrigin.SHEET,
                  source.name(),
                  source.sha256(),
                  Optional.empty(),
                  Baton.ID,
                  now,
                  new MatrixProposal.State.Open(source.content())),
              source.content());
      return id;
    }

    private void tell(Notice news) {
      for (String admin : Roles.in(tx).admins()) {
        DeliveryQueue.in(tx)
            .queue(new PlannedDelivery(news, Medium.SLACK, admin, Set.of(NoticeRole.MANAGER)), now);
      }
    }
  }
}
