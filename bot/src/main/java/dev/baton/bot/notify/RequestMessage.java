package dev.baton.bot.notify;

import dev.baton.escalation.escalate.Escalation;
import java.util.List;

/** To somebody asked to decide: the whole story, and the buttons while they may decide. */
final class RequestMessage {
  private RequestMessage() {}

  static Rendered of(Story story) {
    Sheet sheet = new Sheet(story.delivery().id());
    RequestStory.tell(story, sheet);
    Escalation escalation = story.escalation();
    escalation
        .settlement()
        .ifPresentOrElse(
            settlement -> sheet.small(SettledText.of(story, settlement)), () -> open(story, sheet));
    return sheet.rendered();
  }

  private static void open(Story story, Sheet sheet) {
    Escalation escalation = story.escalation();
    if (escalation.wasSentTo(story.delivery().recipient())) {
      sheet.buttons(
          List.of(
              Buttons.approve(escalation),
              Buttons.approveFor(escalation),
              Buttons.bounce(escalation)));
    } else {
      sheet.small("Redirected: %s decides this one now.".formatted(story.asked()));
    }
  }
}
