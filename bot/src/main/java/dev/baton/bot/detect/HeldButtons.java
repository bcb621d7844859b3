package dev.baton.bot.detect;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.element.ButtonElement;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.db.Tx;
import dev.baton.db.detect.CriterionHits;
import dev.baton.db.detect.HeldRequests;
import dev.baton.db.detect.HeldRequests.Word;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.notify.Notice;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A manager says what is filed of what is held. */
public final class HeldButtons {
  public static final String FILE_URGENT = "detection_file_urgent";
  public static final String FILE_ALL = "detection_file_all";
  public static final String LET_BE = "detection_let_be";

  private final BotParts parts;

  public HeldButtons(BotParts parts) {
    this.parts = parts;
  }

  /**
   * What can be said of it.
   *
   * @param until up to when it was held
   */
  public static List<ButtonElement> of(CriterionHits.Held held, Instant until, Wording words) {
    List<ButtonElement> buttons = new ArrayList<>();
    if (held.urgent() > 0) {
      buttons.add(one(FILE_URGENT, words.say(DetectPhrase.FILE_URGENT, "n", held.urgent()), until));
    }
    buttons.add(one(FILE_ALL, words.say(DetectPhrase.FILE_ALL, "n", held.tickets()), until));
    buttons.add(one(LET_BE, words.say(DetectPhrase.LET_BE), until));
    return buttons;
  }

  private static ButtonElement one(String id, String label, Instant until) {
    return button(b -> b.actionId(id).text(plainText(label)).value(until.toString()));
  }

  /** File those of a P1, lost data or an outage. */
  public Response fileUrgent(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, click -> said(click, Word.FILE_URGENT));
  }

  /** File all. */
  public Response fileAll(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, click -> said(click, Word.FILE_ALL));
  }

  /** File none. */
  public Response letBe(BlockActionRequest request, ActionContext context) {
    return Click.answer(request, context, parts, click -> said(click, Word.LET_BE));
  }

  private Optional<String> said(Click click, Word word) {
    Wording words = parts.wordingFor(click.caller());
    return Optional.of(
        parts.tenants().inTransaction(click.caller().orgId(), tx -> said(tx, click, word, words)));
  }

  private String said(Tx tx, Click click, Word word, Wording words) {
    String member = click.caller().member();
    if (!Roles.in(tx).permissionsOf(member).manager()) {
      return words.say(DetectPhrase.MANAGERS_ONLY);
    }
    Instant now = parts.clock().instant();
    Optional<Instant> until = until(click.value());
    int tickets = until.map(it -> HeldRequests.in(tx).say(word, member, it, now)).orElse(0);
    if (tickets == 0) {
      return words.say(DetectPhrase.NOTHING_HELD);
    }
    until.ifPresent(it -> {
      for (String manager : Roles.in(tx).managers()) {
        DeliveryQueue.in(tx).redraw(new Notice.RequestsHeld(it), manager, now);
      }
    });
    return words.say(word == Word.LET_BE ? DetectPhrase.LEFT : DetectPhrase.FILING);
  }

  private static Optional<Instant> until(String value) {
    try {
      return Optional.of(Instant.parse(value));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
