package dev.baton.bot.alert;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.element.BlockElements.datePicker;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Click;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.surface.SentId;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.alert.FollowUps;
import dev.baton.db.member.Roles;
import dev.baton.escalation.account.FollowUp;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Whoever asked a customer how it went says what came of it, or does it on another day. */
public final class FollowUpForms {
  public static final String DONE = "follow_up_done";
  public static final String NEW_DATE = "follow_up_date";
  public static final String DONE_ID = "follow_up_done_modal";
  public static final String NEW_DATE_ID = "follow_up_date_modal";

  private static final String OUTCOME = "follow_up_outcome";
  private static final String DAY = "follow_up_day";
  private static final int SHORTEST = 3;

  private final BotParts parts;
  private final ModalOpening opening;

  public FollowUpForms(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts);
  }

  /** Asks what came of it. */
  public Response openDone(BlockActionRequest request, ActionContext context) {
    return Click.answer(
        request,
        context,
        parts,
        click ->
            open(
                click,
                DONE_ID,
                words ->
                    Inputs.lines(
                        Label.of(
                            OUTCOME,
                            words.say(AlertPhrase.FOLLOW_UP_OUTCOME),
                            words.say(AlertPhrase.FOLLOW_UP_OUTCOME_HINT)),
                        Optional.empty())));
  }

  /** Asks for another day. */
  public Response openDate(BlockActionRequest request, ActionContext context) {
    return Click.answer(
        request,
        context,
        parts,
        click ->
            open(
                click,
                NEW_DATE_ID,
                words ->
                    Inputs.block(
                        Label.of(
                            DAY,
                            words.say(AlertPhrase.FOLLOW_UP_DAY),
                            words.say(AlertPhrase.FOLLOW_UP_DAY_HINT)),
                        datePicker(d -> d.actionId(DAY)))));
  }

  private interface Field {
    InputBlock in(Wording words);
  }

  private Optional<String> open(Click click, String form, Field field) {
    Wording words = parts.wordingFor(click.caller());
    Looked looked =
        parts
            .tenants()
            .inTransaction(
                click.caller().orgId(), tx -> look(tx, click.caller(), click.value(), words));
    return looked.refusal().isPresent()
        ? looked.refusal()
        : opening.open(
            click.caller(),
            click.triggerId(),
            FormView.of(
                form,
                new FormView.Frame(
                    words.say(AlertPhrase.FOLLOW_UP_TITLE),
                    words.say(SharedPhrase.SAVE),
                    words.say(SharedPhrase.CANCEL)),
                click.value(),
                List.of(
                    section(s ->
                        s.text(
                            markdownText(
                                words.say(
                                    AlertPhrase.FOLLOW_UP_OF,
                                    "ticket",
                                    looked.followUp().orElseThrow().shown())))),
                    field.in(words))));
  }

  /**
   * @param refusal a sentence; empty where the person may
   */
  private record Looked(Optional<FollowUp> followUp, Optional<String> refusal) {}

  private static Looked look(Tx tx, Caller caller, String value, Wording words) {
    Optional<FollowUp> followUp = SentId.read(value).flatMap(FollowUps.in(tx)::find);
    if (followUp.isEmpty() || !isFor(tx, caller, followUp.get())) {
      return new Looked(followUp, Optional.of(words.say(AlertPhrase.FOLLOW_UP_NOT_YOURS)));
    }
    return new Looked(
        followUp,
        followUp.get().isOpen()
            ? Optional.empty()
            : Optional.of(words.say(AlertPhrase.FOLLOW_UP_IS_DONE)));
  }

  private static boolean isFor(Tx tx, Caller caller, FollowUp followUp) {
    return followUp.asked().contains(caller.member())
        || Roles.in(tx).permissionsOf(caller.member()).manager();
  }

  /** Keeps what came of it. */
  public Response done(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    Optional<String> outcome =
        ViewValues.of(view).text(OUTCOME).map(String::strip).filter(t -> t.length() >= SHORTEST);
    if (outcome.isEmpty()) {
      return context.ackWithErrors(Map.of(OUTCOME, words.plain(AlertPhrase.FOLLOW_UP_NO_OUTCOME)));
    }
    return submit(
        context,
        caller,
        view,
        OUTCOME,
        (tx, id) ->
            FollowUps.in(tx).done(id, outcome.get(), caller.member(), parts.clock().instant())
                ? Optional.empty()
                : Optional.of(words.say(AlertPhrase.FOLLOW_UP_IS_DONE)));
  }

  /** Puts it off. */
  public Response date(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    Optional<LocalDate> day = ViewValues.of(view).date(DAY);
    if (day.isEmpty()) {
      return context.ackWithErrors(Map.of(DAY, words.plain(AlertPhrase.FOLLOW_UP_NO_DAY)));
    }
    return submit(
        context,
        caller,
        view,
        DAY,
        (tx, id) ->
            FollowUps.in(tx).postpone(id, day.get(), caller.member(), parts.clock().instant())
                ? Optional.empty()
                : Optional.of(words.plain(AlertPhrase.FOLLOW_UP_NO_DAY)));
  }

  private interface Deed {
    Optional<String> by(Tx tx, UUID id);
  }

  private Response submit(
      ViewSubmissionContext context, Caller caller, View view, String field, Deed deed) {
    Wording words = parts.wordingFor(caller);
    try {
      Optional<String> refusal =
          parts
              .tenants()
              .inTransaction(
                  caller.orgId(),
                  tx -> {
                    Looked looked = look(tx, caller, view.getPrivateMetadata(), words);
                    return looked.refusal().isPresent()
                        ? looked.refusal()
                        : deed.by(tx, looked.followUp().orElseThrow().id());
                  });
      return refusal
          .map(sentence -> context.ackWithErrors(Map.of(field, sentence)))
          .orElseGet(() ->
              context.ackWithUpdate(
                  TextView.of(
                      words.say(AlertPhrase.FOLLOW_UP_TITLE),
                      words.say(AlertPhrase.FOLLOW_UP_KEPT),
                      words.say(SharedPhrase.CLOSE))));
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(Map.of(field, words.plain(SharedPhrase.DATABASE_AWAY)));
    }
  }
}
