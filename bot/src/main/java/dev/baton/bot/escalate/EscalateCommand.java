package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.surface.Sentences;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.matrix.Matrix;
import dev.baton.slack.Caller;
import dev.baton.slack.Mrkdwn;
import java.util.Locale;
import java.util.Optional;

/** {@code /escalate [ticket]}, {@code /escalate guide [category]}, {@code /escalate help}. */
public final class EscalateCommand {
  public static final String ID = "/escalate";

  static final String HELP =
      """
      *Hand a ticket on when the receiving lead says yes.*
      • `/escalate ZD-1042` opens the form for this ticket; its key in any spelling, or its address
      • `/escalate` opens the form without a ticket
      • `/escalate guide` lists who takes what; `/escalate guide Billing` for one category
      • `/escalate help` shows this
      On a message you can also choose *Escalate this message* from its menu.\
      """;

  private final BotParts parts;
  private final ModalOpening opening;

  public EscalateCommand(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts.calls());
  }

  public Response answer(SlashCommandRequest request, SlashCommandContext context) {
    Caller caller = Caller.of(context);
    String typed = Optional.ofNullable(request.getPayload().getText()).orElse("").strip();
    String[] words = typed.split("\\s+", 2);
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "help" -> context.ack(HELP);
      case "guide" -> context.ack(guide(caller, words));
      default -> open(caller, typed, request.getPayload().getTriggerId(), context);
    };
  }

  private Response open(
      Caller caller, String typed, String triggerId, SlashCommandContext context) {
    Snapshot snapshot = parts.snapshots().inMemory(caller.orgId()).orElseThrow();
    if (!typed.isEmpty() && snapshot.format().parse(typed).isEmpty()) {
      return context.ack(
          "“%s” is neither a ticket key nor a word I know.\n%s"
              .formatted(Mrkdwn.escape(Mrkdwn.shorten(typed, 100)), HELP));
    }
    if (snapshot.matrix().isEmpty()) {
      return context.ack(Sentences.NO_MATRIX);
    }
    Optional<String> ticket = snapshot.format().parse(typed).map(key -> key.shown());
    return opening
        .open(caller, triggerId, PageOne.empty(snapshot.matrix().get(), ticket))
        .map(context::ack)
        .orElseGet(context::ack);
  }

  private String guide(Caller caller, String[] words) {
    Optional<Matrix> matrix = parts.snapshots().inMemory(caller.orgId()).flatMap(Snapshot::matrix);
    Optional<String> category = words.length > 1 ? Optional.of(words[1].strip()) : Optional.empty();
    return matrix.map(m -> GuideText.of(m, category)).orElse(Sentences.NO_MATRIX);
  }
}
