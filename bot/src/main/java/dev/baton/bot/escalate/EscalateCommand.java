package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.ticket.KeyReading;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.TypedLine;
import dev.baton.slack.Caller;
import dev.baton.slack.Mrkdwn;
import java.util.List;
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
    String typed =
        TypedLine.of(
            Optional.ofNullable(request.getPayload().getText()).map(Mrkdwn::unescape).orElse(""));
    String[] words = typed.split(" ", 2);
    return switch (TypedLine.value(words[0]).toLowerCase(Locale.ROOT)) {
      case "help" -> context.ack(parts.wordingFor(caller).say(EscalatePhrase.HELP));
      case "guide" -> context.ack(guide(caller, words));
      default -> open(caller, typed, request.getPayload().getTriggerId(), context);
    };
  }

  private Response open(
      Caller caller, String typed, String triggerId, SlashCommandContext context) {
    Snapshot snapshot = parts.snapshots().inMemory(caller.orgId()).orElseThrow();
    Wording words = parts.wordingFor(caller);
    KeyReading reading = snapshot.format().read(typed);
    if (!typed.isEmpty() && reading.key().isEmpty() && !mayBeKnown(reading)) {
      return context.ack(noKey(caller, typed, snapshot, words));
    }
    if (snapshot.matrix().isEmpty()) {
      return context.ack(words.say(SharedPhrase.NO_MATRIX));
    }
    return form(caller, typed, reading, triggerId, noKey(caller, typed, snapshot, words))
        .map(context::ack)
        .orElseGet(context::ack);
  }

  private Optional<String> form(
      Caller caller, String typed, KeyReading reading, String triggerId, String noKey) {
    String shown = reading.key().map(TicketKey::shown).orElse(typed);
    FormFilling form = new FormFilling(parts, caller, PageOne.blank(shown));
    return typed.isEmpty() || reading.key().isPresent()
        ? form.open(opening, triggerId, typed.isEmpty() ? List.of() : List.of(reading))
        : form.openIfKnown(opening, triggerId, reading, noKey);
  }

  /** A known ticket fits in any spelling, whatever the pattern says by now. */
  private static boolean mayBeKnown(KeyReading reading) {
    return reading.lookups().stream().anyMatch(name -> name.matches(".*[0-9].*"));
  }

  private String noKey(Caller caller, String typed, Snapshot snapshot, Wording words) {
    boolean admin = snapshot.member(caller.member()).filter(FaultText::setsUp).isPresent();
    return TicketKeyFormat.isAddress(typed)
        ? words.say(
            SharedPhrase.NO_TICKET_ADDRESS,
            "typed",
            Mrkdwn.shorten(typed, SHOWN_TYPED),
            "admin",
            admin)
        : words.say(
            EscalatePhrase.UNKNOWN_WORD,
            "typed",
            Mrkdwn.shorten(typed, SHOWN_TYPED),
            "help",
            EscalatePhrase.HELP);
  }

  private String guide(Caller caller, String[] typed) {
    Optional<Matrix> matrix = parts.snapshots().inMemory(caller.orgId()).flatMap(Snapshot::matrix);
    Optional<String> category =
        typed.length > 1 ? Optional.of(TypedLine.value(typed[1])) : Optional.empty();
    Wording words = parts.wordingFor(caller);
    return matrix
        .map(m -> new GuideText(words).of(m, category))
        .orElseGet(() -> words.say(SharedPhrase.NO_MATRIX));
  }
}
