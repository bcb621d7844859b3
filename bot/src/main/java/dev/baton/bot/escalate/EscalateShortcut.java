package dev.baton.bot.escalate;

import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.ticket.FreeTextKeys;
import dev.baton.escalation.ticket.KeyReading;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.Matrix;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import java.util.List;
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
    String message = MessageText.of(request.getPayload().getMessage(), snapshot::nameOf);
    String triggerId = request.getPayload().getTriggerId();
    Optional<String> problem =
        snapshot
            .matrix()
            .map(matrix -> open(caller, triggerId, message, matrix, snapshot))
            .orElseGet(() -> opening.open(caller, triggerId, withoutMatrix(words)));
    problem.ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> open(
      Caller caller, String triggerId, String message, Matrix matrix, Snapshot snapshot) {
    FreeTextKeys keys = FreeTextKeys.in(message, snapshot.format());
    MessageFacts facts = new MessageFacts(message);
    DraftAnswers answers =
        new DraftAnswers(
            keys.certain().map(TicketKey::shown).orElse(""),
            facts.category(matrix),
            facts.priority(),
            message,
            "",
            facts.customer(),
            Optional.empty(),
            Map.of());
    List<KeyReading> readings =
        keys.certain()
            .map(key -> List.of(snapshot.format().read(key.shown())))
            .orElseGet(keys::candidates);
    return new FormFilling(parts, caller, answers).open(opening, triggerId, readings);
  }

  private static View withoutMatrix(Wording words) {
    return TextView.of(
        words.say(EscalatePhrase.ESCALATE_TITLE),
        words.say(SharedPhrase.NO_MATRIX),
        words.say(SharedPhrase.CLOSE));
  }
}
