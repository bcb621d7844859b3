package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.matrix.Matrix;
import dev.baton.slack.Caller;
import dev.baton.slack.Mrkdwn;
import java.util.Locale;
import java.util.Optional;

/** {@code /escalate [ticket]}, {@code /escalate guide [category]}, {@code /escalate help}. */
public final class EscalateCommand {
  public static final String ID = "/escalate";

  private static final int SHOWN_TYPED = 100;

  private final BotParts parts;
  private final ModalOpening opening;

  public EscalateCommand(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  public Response answer(SlashCommandRequest request, SlashCommandContext context) {
    Caller caller = Caller.of(context);
    String typed = Optional.ofNullable(request.getPayload().getText()).orElse("").strip();
    String[] words = typed.split("\\s+", 2);
    return switch (words[0].toLowerCase(Locale.ROOT)) {
      case "help" -> context.ack(parts.wordingFor(caller).say(EscalatePhrase.HELP));
      case "guide" -> context.ack(guide(caller, words));
      default -> open(caller, typed, request.getPayload().getTriggerId(), context);
    };
  }

  private Response open(
      Caller caller, String typed, String triggerId, SlashCommandContext context) {
    Snapshot snapshot = parts.snapshots().inMemory(caller.orgId()).orElseThrow();
    Wording words = parts.wordingFor(caller);
    if (!typed.isEmpty() && snapshot.format().parse(typed).isEmpty()) {
      return context.ack(
          words.say(
              EscalatePhrase.UNKNOWN_WORD,
              "typed",
              Mrkdwn.shorten(typed, SHOWN_TYPED),
              "help",
              EscalatePhrase.HELP));
    }
    if (snapshot.matrix().isEmpty()) {
      return context.ack(words.say(SharedPhrase.NO_MATRIX));
    }
    Optional<String> ticket = snapshot.format().parse(typed).map(key -> key.shown());
    return opening
        .open(caller, triggerId, new PageOne(snapshot.matrix().get(), words).empty(ticket))
        .map(context::ack)
        .orElseGet(context::ack);
  }

  private String guide(Caller caller, String[] typed) {
    Optional<Matrix> matrix = parts.snapshots().inMemory(caller.orgId()).flatMap(Snapshot::matrix);
    Optional<String> category = typed.length > 1 ? Optional.of(typed[1].strip()) : Optional.empty();
    Wording words = parts.wordingFor(caller);
    return matrix
        .map(m -> new GuideText(words).of(m, category))
        .orElseGet(() -> words.say(SharedPhrase.NO_MATRIX));
  }
}
