package dev.baton.escalation.escalate;

import static java.util.Objects.requireNonNull;

/**
 * Somebody who was sent the request and therefore may decide it.
 *
 * @param member Slack id
 * @param why a short phrase for screens, such as "Lena is away"; empty for the lead in the ordinary
 *     case
 */
public record Recipient(String member, RecipientRole role, String why) {
  public Recipient {
    requireNonNull(member);
    requireNonNull(role);
    requireNonNull(why);
  }
}
