package dev.baton.bot.escalate;

import dev.baton.db.Tenants;
import dev.baton.db.Work;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.notify.MessageOrigins;
import dev.baton.escalation.escalate.Draft;
import java.time.Instant;
import java.time.InstantSource;

/** Erases what was typed and never filed, a day after it was kept. */
public final class DraftErasure {
  private final Tenants tenants;
  private final InstantSource clock;

  public DraftErasure(Tenants tenants, InstantSource clock) {
    this.tenants = tenants;
    this.clock = clock;
  }

  /** Erases all drafts of the work's workspace that are due. */
  public void erase(Work work) {
    Instant due = clock.instant().minus(Draft.KEPT_FOR);
    tenants.inBackground(
        work.orgId(),
        tx -> Drafts.in(tx).eraseOlderThan(due) + MessageOrigins.in(tx).eraseUnfiledOlderThan(due));
  }
}
