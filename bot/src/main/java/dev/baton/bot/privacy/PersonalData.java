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
import dev.baton.bot.surface.AdminDoor;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Sentences;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.member.Members;
import dev.baton.db.privacy.Erasures;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.privacy.ErasureOutcome;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.TextView;
import dev.baton.slack.ViewValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An admin asks for a copy of what is stored about a person, or erases it. */
public final class PersonalData {
  public static final String BUTTON = "personal_data";
  public static final String ID = "personal_data_modal";

  private static final String TITLE = "A person's data";
  private static final String WHAT = "data_what";
  private static final String CONFIRMED = "data_confirmed";
  private static final String COPY = "copy";
  private static final String ERASE = "erase";
  private static final String WORD = "ERASE";
  private static final String NOBODY = "This workspace has nobody of that name.";
  private static final String EXPLAINED =
      """
      A *copy* is a file with everything Baton stores about the person; it comes to you as a direct message. \
      *Erasing* takes their name, their addresses and all they typed, also from the texts of the audited log, and takes their roles. \
      Their Slack id stays where the history needs it, and the audit chain still verifies. It cannot be undone.\
      """;

  private final BotParts parts;
  private final AdminDoor door;
  private final PersonExport export;
  private final Consumer<Caller> homeRedraw;

  /**
   * @param turns shared by all that makes files
   * @param homeRedraw draws the App Home of who erased somebody anew
   */
  public PersonalData(BotParts parts, ExportTurns turns, Consumer<Caller> homeRedraw) {
    this.parts = parts;
    this.door = new AdminDoor(parts);
    this.export = new PersonExport(parts, turns);
    this.homeRedraw = homeRedraw;
  }

  /** Opens the form. */
  public Response open(BlockActionRequest request, ActionContext context) {
    door.open(Caller.of(context), request.getPayload().getTriggerId(), _ -> modal())
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Makes the copy, or erases once that was confirmed. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    ViewValues values = ViewValues.of(request.getPayload().getView());
    Optional<String> person = values.selected(PersonSearch.ID);
    Optional<String> what = values.selected(WHAT);
    if (person.isEmpty() || what.isEmpty()) {
      return beside(context, PersonSearch.ID, "Choose a person and what to do.");
    }
    try {
      return what.get().equals(ERASE)
          ? erase(person.get(), values, context)
          : copy(person.get(), context);
    } catch (DatabaseUnavailable away) {
      return beside(context, PersonSearch.ID, Sentences.DATABASE_AWAY);
    }
  }

  private Response copy(String person, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Optional<Boolean> known = door.asAdmin(caller, tx -> Members.in(tx).find(person).isPresent());
    if (known.isEmpty()) {
      return beside(context, PersonSearch.ID, Sentences.ADMINS_ONLY);
    }
    if (!known.get()) {
      return beside(context, PersonSearch.ID, NOBODY);
    }
    parts.replies().afterwards(() -> export.send(caller, person, tx -> copyRefusal(tx, caller)));
    return context.ackWithUpdate(
        TextView.of(TITLE, "The file is being made. It comes to you as a direct message."));
  }

  static Optional<String> copyRefusal(Tx tx, Caller caller) {
    return Members.in(tx).standingOf(caller.member()).admin()
        ? Optional.empty()
        : Optional.of(Sentences.ADMINS_ONLY);
  }

  private Response erase(String person, ViewValues values, ViewSubmissionContext context) {
    if (values.text(CONFIRMED).map(String::strip).filter(WORD::equals).isEmpty()) {
      return beside(
          context, CONFIRMED, "Nothing was erased. Type %s here to erase.".formatted(WORD));
    }
    Caller caller = Caller.of(context);
    Optional<ErasureOutcome> outcome =
        door.changeAsAdmin(
            caller, tx -> Erasures.in(tx).erase(person, caller.member(), parts.clock().instant()));
    if (outcome.isEmpty()) {
      return beside(context, PersonSearch.ID, Sentences.ADMINS_ONLY);
    }
    return answer(outcome.get(), caller, context);
  }

  private Response answer(ErasureOutcome outcome, Caller caller, ViewSubmissionContext context) {
    return switch (outcome) {
      case ErasureOutcome.Erased(var member) -> {
        parts.snapshots().refresh(caller.orgId());
        homeRedraw.accept(caller);
        yield context.ackWithUpdate(
            TextView.of(
                TITLE,
                "Erased: what %s typed, their name, addresses and roles. The audit chain still verifies."
                    .formatted(Mrkdwn.mention(member))));
      }
      case ErasureOutcome.StillPending(var requests) ->
          beside(
              context,
              PersonSearch.ID,
              "Nothing was erased: %s waits for a decision. Decide or withdraw it first: /escalation-log show TICKET."
                  .formatted(labels(requests)));
      case ErasureOutcome.StillInMatrix(var routes) ->
          beside(
              context,
              PersonSearch.ID,
              "Nothing was erased: the live matrix names this person in row %s. Import one that does not first."
                  .formatted(
                      routes.stream().map(String::valueOf).collect(Collectors.joining(", "))));
      case ErasureOutcome.LastAdmin() ->
          beside(
              context,
              PersonSearch.ID,
              "Nothing was erased: this is the last admin. Make somebody else an admin first.");
      case ErasureOutcome.Unknown() -> beside(context, PersonSearch.ID, NOBODY);
    };
  }

  private static String labels(List<Escalation> requests) {
    return requests.stream().map(Escalation::label).collect(Collectors.joining(", "));
  }

  private static View modal() {
    return FormView.of(
        ID,
        TITLE,
        "Do it",
        "",
        List.of(
            section(s -> s.text(markdownText(EXPLAINED))),
            Inputs.block(
                Label.of(PersonSearch.ID, "Person", "Type a name or an address."),
                externalSelect(e -> e.actionId(PersonSearch.ID).minQueryLength(1))),
            Inputs.select(
                Label.of(WHAT, "What to do", ""),
                List.of(
                    Inputs.option("Send me a copy", COPY),
                    Inputs.option("Erase their data", ERASE)),
                Optional.empty()),
            Inputs.line(
                Label.of(CONFIRMED, "To erase", "Type %s.".formatted(WORD)).optionally(),
                Optional.empty(),
                20)));
  }

  private static Response beside(ViewSubmissionContext context, String block, String sentence) {
    return context.ackWithErrors(Map.of(block, sentence));
  }
}
