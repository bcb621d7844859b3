package dev.baton.bot.escalate;

import static com.slack.api.model.block.element.BlockElements.radioButtons;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.ViewValues;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** "Do you mean ZD-1042?": asked before a ticket begins that looks like a slip of a known one. */
final class MeantTicket {
  private static final String ID = "meant:";
  private static final String NEW = "new";

  private MeantTicket() {}

  /** The question about this key; its answer counts only for this key. */
  static InputBlock question(TicketKey typed, List<TicketKey> known, Wording words) {
    List<OptionObject> options =
        Stream.concat(
                known.stream()
                    .map(key ->
                        Inputs.option(
                            words.say(EscalatePhrase.YES_MEANT, "ticket", key.shown()),
                            ID + key.shown())),
                Stream.of(
                    Inputs.option(words.say(EscalatePhrase.IS_NEW, "ticket", typed.shown()), NEW)))
            .toList();
    String id = ID + typed.identity();
    return Inputs.block(
        Label.of(
            id,
            words.say(EscalatePhrase.DO_YOU_MEAN, "ticket", known.getFirst().shown()),
            words.say(EscalatePhrase.DO_YOU_MEAN_HINT, "ticket", typed.shown())),
        radioButtons(r -> r.actionId(id).options(options)));
  }

  /** Whether it was said that this key is a new ticket. */
  static boolean isNew(View view, TicketKey typed) {
    return answer(view, typed).filter(NEW::equals).isPresent();
  }

  /** The known ticket chosen instead of this key, as it is written. */
  static Optional<String> chosen(View view, TicketKey typed) {
    return answer(view, typed)
        .filter(value -> value.startsWith(ID))
        .map(value -> value.substring(ID.length()));
  }

  private static Optional<String> answer(View view, TicketKey typed) {
    return ViewValues.of(view).selected(ID + typed.identity());
  }
}
