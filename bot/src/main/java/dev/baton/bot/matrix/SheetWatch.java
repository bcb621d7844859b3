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
import dev.baton.matrix.check.ImportPlan;
import dev.baton.matrix.csv.ParseResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

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
  private static final Duration KEPT = Duration.ofDays(7);

  /** So many silences in a row are told; fewer pass by themselves. */
  private static final int SILENCES = 3;

  private final BotParts parts;
  private final Sheets sheets;
  private final MatrixImport imports;
  private final ProposedMatrices proposed;

  public SheetWatch(BotParts parts, Sheets sheets) {
    this.parts = parts;
    this.sheets = sheets;
    this.imports = new MatrixImport(parts.tenants(), parts.media().pagerDuty(), parts.clock());
    this.proposed = new ProposedMatrices(parts);
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
    Optional<Optional<MatrixSheet>> linked =
        parts.tenants().inBackground(work.orgId(), tx -> begin(tx, now));
    if (linked.isEmpty()) {
      return Optional.empty();
    }
    return linked.get().isEmpty()
        ? Optional.of(now.plus(DAY))
        : Optional.of(now.plus(look(work, linked.get().get())));
  }

  private static Optional<Optional<MatrixSheet>> begin(Tx tx, Instant now) {
    if (!WorkspaceRow.in(tx).isKnown()) {
      return Optional.empty();
    }
    MatrixProposals.in(tx).deleteBefore(now.minus(KEPT));
    OncallKeys.in(tx).forgetUnused(now.minus(KEPT));
    return Optional.of(MatrixSheets.in(tx).find());
  }

  /** Nothing is asked of Google while a transaction is open. */
  private Duration look(Work work, MatrixSheet linked) {
    Opened opened = sheets.open(linked.link());
    return parts
        .tenants()
        .inBackground(
            work.orgId(),
            tx ->
                MatrixSheets.in(tx)
                    .lock()
                    .filter(sheet -> sheet.link().equals(linked.link()))
                    .map(sheet -> note(tx, sheet, opened))
                    .orElse(DAY));
  }

  private Duration note(Tx tx, MatrixSheet sheet, Opened opened) {
    return switch (opened) {
      case Opened.Not(var why) -> unread(tx, sheet, SheetTrouble.of(why));
      case Opened.Read(var source) -> {
        read(tx, sheet, source);
        yield DAY;
      }
    };
  }

  private Duration unread(Tx tx, MatrixSheet sheet, SheetTrouble trouble) {
    Instant now = parts.clock().instant();
    MatrixSheet tried = sheet.unanswered(now);
    if (trouble.mayPass() && tried.failures() < SILENCES) {
      MatrixSheets.in(tx).keep(tried);
      return SOON;
    }
    troubled(tx, trouble.mayPass() ? tried : sheet, trouble);
    return DAY;
  }

  private void troubled(Tx tx, MatrixSheet sheet, SheetTrouble trouble) {
    Instant now = parts.clock().instant();
    boolean told = sheet.trouble().map(SheetTrouble::parse).filter(trouble::isLike).isPresent();
    MatrixSheets.in(tx)
        .keep(sheet.troubled(told ? sheet.trouble().orElseThrow() : trouble.code(), now));
    if (!told) {
      tell(tx, new Notice.SheetTroubled(trouble.code()), now);
    }
  }

  private void read(Tx tx, MatrixSheet sheet, MatrixSource source) {
    switch (source.reading()) {
      case ParseResult.Faulty _ -> unusable(tx, sheet, source);
      case ParseResult.Parsed parsed ->
          imports
              .plan(tx, parsed, source.keys().keySet())
              .ifPresent(plan -> planned(tx, sheet, source, plan));
    }
  }

  private void planned(Tx tx, MatrixSheet sheet, MatrixSource source, ImportPlan plan) {
    if (!plan.appliable()) {
      unusable(tx, sheet, source);
      return;
    }
    Instant now = parts.clock().instant();
    boolean known = sheet.seen().filter(source.sha256()::equals).isPresent();
    MatrixSheets.in(tx).keep(sheet.found(source.sha256(), now));
    if (known) {
      return;
    }
    MatrixProposals.in(tx).dropOfSheet();
    if (!plan.changesNothing()) {
      tell(tx, new Notice.MatrixProposed(kept(tx, source).id()), now);
    }
  }

  private void unusable(Tx tx, MatrixSheet sheet, MatrixSource source) {
    SheetTrouble now = SheetTrouble.ofContent(source.sha256(), parts.ids().get());
    boolean told = sheet.trouble().map(SheetTrouble::parse).filter(now::isLike).isPresent();
    if (told) {
      troubled(tx, sheet, now);
      return;
    }
    MatrixProposals.in(tx).dropOfSheet();
    troubled(tx, sheet, SheetTrouble.ofContent(source.sha256(), kept(tx, source).id()));
  }

  private MatrixProposal kept(Tx tx, MatrixSource source) {
    return proposed.kept(
        tx, ProposedMatrices.Candidate.whole(MatrixOrigin.SHEET, source), Baton.ID);
  }

  private static void tell(Tx tx, Notice news, Instant now) {
    for (String admin : Roles.in(tx).admins()) {
      DeliveryQueue.in(tx)
          .queue(new PlannedDelivery(news, Medium.SLACK, admin, Set.of(NoticeRole.MANAGER)), now);
    }
  }
}
