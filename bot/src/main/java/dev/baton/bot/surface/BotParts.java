package dev.baton.bot.surface;

import static java.util.Objects.requireNonNull;

import dev.baton.bot.config.PublicAddress;
import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.medium.Media;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.Tenants;
import dev.baton.slack.Caller;
import dev.baton.slack.SlackCalls;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/** What the surfaces are built from; made once, in the composition root. */
public record BotParts(
    Tenants tenants,
    Snapshots snapshots,
    SlackCalls calls,
    Replies replies,
    InstantSource clock,
    Supplier<UUID> ids,
    MailAccess mail,
    Media media,
    PublicAddress address) {
  public BotParts {
    requireNonNull(tenants);
    requireNonNull(snapshots);
    requireNonNull(calls);
    requireNonNull(replies);
    requireNonNull(clock);
    requireNonNull(ids);
    requireNonNull(mail);
    requireNonNull(media);
    requireNonNull(address);
  }

  /** How to speak to who called; asks memory only, so that it works without the database. */
  public Wording wordingFor(Caller caller) {
    return snapshots.wordingFor(caller.orgId(), caller.member());
  }
}
