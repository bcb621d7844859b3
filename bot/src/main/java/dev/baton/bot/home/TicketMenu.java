package dev.baton.bot.home;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.overflowMenu;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import dev.baton.bot.decide.MoveTicketsButton;
import dev.baton.bot.escalate.EscalateButton;
import dev.baton.bot.log.HistoryModal;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.ticket.EditTicket;
import dev.baton.bot.ticket.TicketPhrase;
import dev.baton.escalation.ticket.OwnedTicket;
import dev.baton.escalation.ticket.TicketKeyFormat;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody may do with a ticket that is theirs: read its history, hand it on, open it, and,
 * where they lead its tier, give it to somebody else of it.
 */
public final class TicketMenu {
  public static final String ID = "ticket_menu";

  private static final String HISTORY = "history|";
  private static final String ESCALATE = "escalate|";
  private static final String MOVE = "move|";
  private static final String OPEN = "open|";
  private static final String EDIT = "edit|";

  private final BotParts parts;
  private final EscalateButton escalate;
  private final HistoryModal history;
  private final MoveTicketsButton move;
  private final EditTicket edit;

  public TicketMenu(BotParts parts) {
    this.parts = parts;
    this.escalate = new EscalateButton(parts);
    this.history = new HistoryModal(parts);
    this.move = new MoveTicketsButton(parts);
    this.edit = new EditTicket(parts);
  }

  /**
   * @param movable whether the reader leads the tier that it is in
   */
  static LayoutBlock line(
      String text, OwnedTicket ticket, boolean movable, TicketKeyFormat format, Wording words) {
    String key = ticket.key().identity();
    List<OptionObject> options = new ArrayList<>();
    options.add(entry(words.say(HomePhrase.HISTORY), HISTORY + key));
    options.add(entry(words.say(TicketPhrase.EDIT), EDIT + key));
    if (ticket.asked().isEmpty()) {
      options.add(entry(words.say(HomePhrase.HAND_ON), ESCALATE + ticket.key().shown()));
      if (movable) {
        options.add(entry(words.say(HomePhrase.MOVE_WITHIN_TIER), MOVE + key));
      }
    }
    format
        .addressOf(ticket.key())
        .ifPresent(address -> {
          OptionObject open = entry(words.say(HomePhrase.OPEN_TICKET), OPEN + key);
          open.setUrl(address);
          options.add(open);
        });
    return section(s ->
        s.text(markdownText(text)).accessory(overflowMenu(o -> o.actionId(ID).options(options))));
  }

  private static OptionObject entry(String label, String value) {
    return option(plainText(label), value);
  }

  public Response answer(BlockActionRequest request, ActionContext context) {
    String chosen = request.getPayload().getActions().getFirst().getSelectedOption().getValue();
    if (chosen.startsWith(HISTORY)) {
      history.open(chosen.substring(HISTORY.length()), request, context);
    } else if (chosen.startsWith(ESCALATE)) {
      return escalate.answer(chosen.substring(ESCALATE.length()), request, context);
    } else if (chosen.startsWith(MOVE)) {
      return move.answer(chosen.substring(MOVE.length()), request, context);
    } else if (chosen.startsWith(EDIT)) {
      String key = chosen.substring(EDIT.length());
      return Click.answer(
          request, context, parts, click -> edit.edit(click.caller(), click.triggerId(), key));
    }
    return context.ack();
  }
}
