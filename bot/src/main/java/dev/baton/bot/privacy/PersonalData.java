package dev.baton.bot.privacy;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.element.BlockElements.externalSelect;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.file.Attachments;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.privacy.Erasures;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.privacy.ErasureOutcome;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** An admin asks for a copy of what is stored about a person, or erases it. */
public final class PersonalData {
  public static final String BUTTON = "personal_data";
  public static final String ID = "personal_data_modal";

  private static final String WHAT = "data_what";
  private static final String CONFIRMED = "data_confirmed";
  private static final String COPY = "copy";
  private static final String ERASE = "erase";
  private static final String WORD = "ERASE";
  private static final int ORIGINALS_NAMED = 50;

  private final BotParts parts;
  private final AdminAccess door;
  private final PersonExport export;
  private final Consumer<Caller> homeRedraw;

  /**
   * @param turns shared by all that makes files
   * @param homeRedraw draws the App Home of who erased somebody anew
   */
  public PersonalData(BotParts parts, ExportTurns turns, Consumer<Caller> homeRedraw) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
    this.export = new PersonExport(parts, turns);
    this.homeRedraw = homeRedraw;
  }

  /** Opens the form. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    door.open(caller, request.getPayload().getTriggerId(), _ -> modal(words))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Makes the copy, or erases once that was confirmed. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Wording words = parts.wordingFor(Caller.of(context));
    ViewValues values = ViewValues.of(request.getPayload().getView());
    Optional<String> person = values.selected(PersonSearch.ID);
    Optional<String> what = values.selected(WHAT);
    if (person.isEmpty() || what.isEmpty()) {
      return beside(context, PersonSearch.ID, words.say(PrivacyPhrase.CHOOSE_BOTH));
    }
    try {
      return what.get().equals(ERASE)
          ? erase(person.get(), values, context)
          : copy(person.get(), context);
    } catch (DatabaseUnavailable away) {
      return beside(context, PersonSearch.ID, words.plain(SharedPhrase.DATABASE_AWAY));
    }
  }

  private Response copy(String person, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Optional<Boolean> known = door.asAdmin(caller, tx -> Members.in(tx).find(person).isPresent());
    if (known.isEmpty()) {
      return beside(context, PersonSearch.ID, words.plain(SharedPhrase.ADMINS_ONLY));
    }
    if (!known.get()) {
      return beside(context, PersonSearch.ID, words.say(PrivacyPhrase.UNKNOWN_PERSON));
    }
    parts.replies().afterwards(() -> export.send(caller, person, tx -> copyRefusal(tx, caller)));
    return context.ackWithUpdate(said(words.say(PrivacyPhrase.BEING_MADE), words));
  }

  static Optional<Phrase> copyRefusal(Tx tx, Caller caller) {
    return Roles.in(tx).permissionsOf(caller.member()).admin()
        ? Optional.empty()
        : Optional.of(SharedPhrase.ADMINS_ONLY);
  }

  private Response erase(String person, ViewValues values, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    if (values.text(CONFIRMED).map(String::strip).filter(WORD::equals).isEmpty()) {
      return beside(context, CONFIRMED, words.say(PrivacyPhrase.NOT_CONFIRMED, "word", WORD));
    }
    Optional<Ordered> ordered =
        door.changeAsAdmin(
            caller,
            tx ->
                new Ordered(
                    Erasures.in(tx).order(person, caller.member(), parts.clock().instant()),
                    Attachments.in(tx).originalsOf(person, ORIGINALS_NAMED)));
    if (ordered.isEmpty()) {
      return beside(context, PersonSearch.ID, words.plain(SharedPhrase.ADMINS_ONLY));
    }
    return answer(ordered.get().outcome(), ordered.get().originals(), caller, context);
  }

  /**
   * @param originals files of the person in Slack, which Baton cannot delete
   */
  private record Ordered(ErasureOutcome outcome, List<String> originals) {}

  private Response answer(
      ErasureOutcome outcome,
      List<String> originals,
      Caller caller,
      ViewSubmissionContext context) {
    Wording words = parts.wordingFor(caller);
    return switch (outcome) {
      case ErasureOutcome.Erased(var member) -> {
        parts.snapshots().refresh(caller.orgId());
        homeRedraw.accept(caller);
        yield context.ackWithUpdate(said(erased(member, originals, words), words));
      }
      case ErasureOutcome.StillPending(var requests) ->
          beside(context, PersonSearch.ID, stillPending(requests, words));
      case ErasureOutcome.StillInMatrix(var routes) ->
          beside(
              context,
              PersonSearch.ID,
              words.say(
                  PrivacyPhrase.STILL_IN_MATRIX,
                  "n",
                  routes.size(),
                  "rows",
                  Arg.everyOf(routes.stream().map(String::valueOf).toList())));
      case ErasureOutcome.LastAdmin() ->
          beside(context, PersonSearch.ID, words.say(PrivacyPhrase.LAST_ADMIN));
      case ErasureOutcome.Unknown() ->
          beside(context, PersonSearch.ID, words.say(PrivacyPhrase.UNKNOWN_PERSON));
    };
  }

  /** What Baton cannot delete is named, for who can. */
  private static String erased(String member, List<String> originals, Wording words) {
    String erased = words.say(PrivacyPhrase.ERASED, "who", Arg.person(member));
    return originals.isEmpty()
        ? erased
        : erased
            + "\n\n"
            + words.say(
                PrivacyPhrase.ORIGINALS_STAY,
                "who",
                Arg.person(member),
                "files",
                Arg.everyOf(originals));
  }

  private static String stillPending(List<Escalation> requests, Wording words) {
    return words.say(
        PrivacyPhrase.STILL_PENDING,
        "n",
        requests.size(),
        "requests",
        Arg.everyOf(requests.stream().map(Escalation::label).toList()));
  }

  private static View said(String text, Wording words) {
    return TextView.of(words.say(PrivacyPhrase.TITLE), text, words.say(SharedPhrase.CLOSE));
  }

  private static View modal(Wording words) {
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(PrivacyPhrase.TITLE),
            words.say(PrivacyPhrase.DO_IT),
            words.say(SharedPhrase.CANCEL)),
        "",
        List.of(
            section(s -> s.text(markdownText(words.say(PrivacyPhrase.EXPLAINED)))),
            Inputs.block(
                Label.of(
                    PersonSearch.ID,
                    words.say(PrivacyPhrase.PERSON),
                    words.say(PrivacyPhrase.PERSON_HINT)),
                externalSelect(e -> e.actionId(PersonSearch.ID).minQueryLength(1))),
            Inputs.select(
                Label.of(WHAT, words.say(PrivacyPhrase.WHAT), ""),
                List.of(
                    Inputs.option(words.say(PrivacyPhrase.SEND_COPY), COPY),
                    Inputs.option(words.say(PrivacyPhrase.ERASE), ERASE)),
                Optional.empty()),
            Inputs.line(
                Label.of(
                        CONFIRMED,
                        words.say(PrivacyPhrase.CONFIRMATION),
                        words.say(PrivacyPhrase.CONFIRMATION_HINT, "word", WORD))
                    .optionally(),
                Optional.empty(),
                20)));
  }

  private static Response beside(ViewSubmissionContext context, String block, String sentence) {
    return context.ackWithErrors(Map.of(block, sentence));
  }
}
