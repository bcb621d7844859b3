package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.response.Response;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** "Escalate this message": the form with the message as the reason and a ticket found in it. */
public final class EscalateShortcut {
  public static final String ID = "escalate_message";

  private final BotParts parts;
  private final ModalOpening opening;

  public EscalateShortcut(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  public Response answer(MessageShortcutRequest request, MessageShortcutContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Snapshot snapshot = parts.snapshots().inMemory(caller.orgId()).orElseThrow();
    String message = Optional.ofNullable(request.getPayload().getMessage().getText()).orElse("");
    Optional<String> problem =
        opening.open(
            caller,
            request.getPayload().getTriggerId(),
            snapshot
                .matrix()
                .map(matrix ->
                    new PageOne(matrix, words)
                        .filled(answers(message, snapshot.format()), PageOneMemory.NONE))
                .orElseGet(() ->
                    TextView.of(
                        words.say(EscalatePhrase.ESCALATE_TITLE),
                        words.say(SharedPhrase.NO_MATRIX),
                        words.say(SharedPhrase.CLOSE))));
    problem.ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private static DraftAnswers answers(String message, TicketKeyFormat format) {
    return new DraftAnswers(
        ticketIn(message, format).map(TicketKey::shown).orElse(""),
        Optional.empty(),
        Optional.empty(),
        unescape(message),
        "",
        Optional.empty(),
        Optional.empty(),
        Map.of());
  }

  /**
   * The first word that looks like a ticket beyond doubt, else nothing: a wrong guess is worse than
   * none.
   */
  private static Optional<TicketKey> ticketIn(String message, TicketKeyFormat format) {
    return Arrays.stream(message.split("[\\s,;()]+"))
        .filter(word -> word.contains("://") || word.matches("#[0-9]+.*|(?i).*[a-z]-[0-9]+.*"))
        .map(word -> word.replaceAll("[.:!?]+$", ""))
        .filter(word -> !word.isEmpty())
        .flatMap(word -> format.parse(word).stream())
        .findFirst();
  }

  /** Slack escapes three characters in message text; in an input they must be themselves again. */
  private static String unescape(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
