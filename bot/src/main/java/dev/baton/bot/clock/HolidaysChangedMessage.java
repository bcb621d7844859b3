package dev.baton.bot.clock;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.notify.Notice;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.List;
import java.util.UUID;

/** Tells an admin that the list of public holidays changed, with the way to take it over. */
public final class HolidaysChangedMessage {
  private HolidaysChangedMessage() {}

  /**
   * @param delivery that tells this
   * @param words the reader's
   */
  public static SlackMessage of(UUID delivery, Notice.HolidaysChanged changed, Wording words) {
    return new MessageBuilder(delivery, words.say(ClockPhrase.SEE_WORKING_HOURS))
        .say(HolidayText.message(changed, words))
        .buttons(
            List.of(
                button(b ->
                    b.actionId(CalendarSettings.BUTTON)
                        .value("open")
                        .text(plainText(words.say(ClockPhrase.CALENDAR_BUTTON))))))
        .build();
  }
}
