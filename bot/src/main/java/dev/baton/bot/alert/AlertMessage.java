package dev.baton.bot.alert;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.phrases.Wording;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** An alert in Slack, with the button by which its reader says that they are on it. */
public final class AlertMessage {
  private AlertMessage() {}

  /**
   * @param delivery its id
   * @param ticket identity of the ticket
   * @param words the reader's
   */
  public static SlackMessage of(UUID delivery, String ticket, AlertView view, Wording words) {
    MessageBuilder message = new MessageBuilder(delivery, words.say(AlertPhrase.REST_IN_LOG));
    message.say(view.text());
    List<ButtonElement> buttons = new ArrayList<>();
    buttons.add(
        button(b ->
            b.actionId(AlertOnItButton.ID)
                .value(ticket)
                .style("primary")
                .text(plainText(words.say(AlertPhrase.ON_IT)))));
    view.address()
        .ifPresent(url ->
            buttons.add(
                button(b ->
                    b.actionId(AlertOnItButton.OPEN)
                        .url(url)
                        .text(plainText(words.say(AlertPhrase.OPEN_TICKET))))));
    return message.buttons(buttons).build();
  }
}
