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
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.notify.MessageOrigins;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.notify.MessageOrigin;
import dev.baton.escalation.ticket.FreeTextKeys;
import dev.baton.escalation.ticket.KeyReading;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.Matrix;
import dev.baton.slack.Caller;
import dev.baton.slack.TextView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** "Escalate this message": the form with the message as the reason and a ticket found in it. */
public final class EscalateShortcut {
  public static final String ID = "escalate_message";

  private static final Logger LOG = LoggerFactory.getLogger(EscalateShortcut.class);

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
            .map(matrix -> open(request, caller, message, matrix, snapshot))
            .orElseGet(() -> opening.open(caller, triggerId, withoutMatrix(words)));
    problem.ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  private Optional<String> open(
      MessageShortcutRequest request,
      Caller caller,
      String message,
      Matrix matrix,
      Snapshot snapshot) {
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
    return new FormFilling(parts, caller, answers, opened -> note(request, caller, opened))
        .open(opening, request.getPayload().getTriggerId(), readings);
  }

  /** So that the message's thread learns what becomes of it; without, only people are told. */
  private void note(MessageShortcutRequest request, Caller caller, View opened) {
    originOf(request)
        .ifPresent(origin ->
            parts
                .replies()
                .afterwards(() -> {
                  try {
                    note(caller, opened.getId(), origin);
                  } catch (DatabaseUnavailable away) {
                    LOG.info("Where a message stands is not noted: the database is away");
                  }
                }));
  }

  private void note(Caller caller, String form, MessageOrigin origin) {
    Instant now = parts.clock().instant();
    parts
        .tenants()
        .inTransaction(
            caller.orgId(),
            tx -> {
              MessageOrigins.in(tx).note(form, origin, now);
              tx.enqueueOnce(Drafts.ERASE, form, now.plus(Draft.KEPT_FOR));
              return true;
            });
  }

  /** Empty for what Slack does not name. */
  private static Optional<MessageOrigin> originOf(MessageShortcutRequest request) {
    var payload = request.getPayload();
    if (payload.getChannel() == null
        || payload.getChannel().getId() == null
        || payload.getMessage() == null
        || payload.getMessage().getTs() == null) {
      return Optional.empty();
    }
    String ts = payload.getMessage().getTs();
    String thread = Optional.ofNullable(payload.getMessage().getThreadTs()).orElse(ts);
    return Optional.of(new MessageOrigin(payload.getChannel().getId(), ts, thread));
  }

  private static View withoutMatrix(Wording words) {
    return TextView.of(
        words.say(EscalatePhrase.ESCALATE_TITLE),
        words.say(SharedPhrase.NO_MATRIX),
        words.say(SharedPhrase.CLOSE));
  }
}
