package dev.baton.bot.notify;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.escalate.Draft;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.SlackMessage;
import java.util.List;
import java.util.UUID;

/** To the author of a modal that was closed: nothing is lost. */
final class DraftKeptMessage {
  private static final int SHOWN_TICKET = 100;

  private DraftKeptMessage() {}

  /**
   * @param id of the delivery that tells this
   */
  static SlackMessage of(UUID id, Draft draft, Wording words) {
    return new MessageBuilder(id, words.say(NotifyPhrase.REST_IN_LOG))
        .say(
            words.say(
                NotifyPhrase.DRAFT_KEPT,
                "named",
                !draft.answers().ticket().isBlank(),
                "ticket",
                Mrkdwn.shorten(draft.answers().ticket(), SHOWN_TICKET),
                "until",
                draft.createdAt().plus(Draft.KEPT_FOR)))
        .buttons(List.of(Buttons.continueDraft(words, draft.id())))
        .build();
  }
}
