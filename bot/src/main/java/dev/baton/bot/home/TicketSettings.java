package dev.baton.bot.home;

import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.BotParts;
import dev.baton.bot.escalate.ModalOpening;
import dev.baton.bot.slack.Caller;
import dev.baton.bot.slack.Inputs;
import dev.baton.bot.slack.Inputs.Label;
import dev.baton.bot.slack.Sentences;
import dev.baton.bot.slack.ViewValues;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.escalation.ticket.TicketKeyFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/** How this workspace writes its tickets and where they are; only admins may change it. */
public final class TicketSettings {
  public static final String BUTTON = "ticket_settings";
  public static final String ID = "ticket_settings_modal";

  private static final String PREFIX = "prefix";
  private static final String PATTERN = "pattern";
  private static final String ADDRESS = "address";
  private static final String ADMINS_ONLY =
      "Only admins of this workspace can change Baton's settings. Nothing was changed.";

  private final BotParts parts;
  private final ModalOpening opening;

  public TicketSettings(BotParts parts) {
    this.parts = parts;
    this.opening = new ModalOpening(parts.calls());
  }

  /** Opens the settings. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    problem(caller, request.getPayload().getTriggerId())
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Takes the settings over, or says beside each field what is wrong. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    ViewValues values = ViewValues.of(request.getPayload().getView());
    Map<String, String> errors = errors(values);
    if (!errors.isEmpty()) {
      return context.ackWithErrors(errors);
    }
    TicketKeyFormat format =
        new TicketKeyFormat(
            values.text(PREFIX).map(String::strip).orElse(""),
            values.text(PATTERN).map(String::strip).orElse(TicketKeyFormat.DEFAULT_PATTERN),
            values.text(ADDRESS).map(String::strip));
    try {
      return save(caller, format, context);
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(Map.of(PREFIX, Sentences.DATABASE_AWAY));
    }
  }

  private Optional<String> problem(Caller caller, String triggerId) {
    try {
      if (!isAdmin(caller)) {
        return Optional.of(ADMINS_ONLY);
      }
      TicketKeyFormat format = parts.snapshots().of(caller.orgId()).orElseThrow().format();
      return opening.open(caller, triggerId, modal(format));
    } catch (DatabaseUnavailable away) {
      return Optional.of(Sentences.DATABASE_AWAY);
    }
  }

  private boolean isAdmin(Caller caller) {
    return parts
        .workspace()
        .inTransaction(caller.orgId(), tx -> tx.members().standingOf(caller.member()).admin());
  }

  private Response save(Caller caller, TicketKeyFormat format, ViewSubmissionContext context) {
    if (!isAdmin(caller)) {
      return context.ackWithErrors(Map.of(PREFIX, ADMINS_ONLY));
    }
    parts
        .workspace()
        .inTransaction(
            caller.orgId(),
            tx ->
                tx.workspaces()
                    .setTicketKeyFormat(format, caller.member(), parts.clock().instant()));
    parts.snapshots().refresh(caller.orgId());
    parts.replies().afterwards(() -> new HomeOpened(parts).publish(caller));
    return context.ack();
  }

  private static Map<String, String> errors(ViewValues values) {
    Map<String, String> errors = new LinkedHashMap<>();
    values
        .text(PATTERN)
        .flatMap(TicketSettings::patternProblem)
        .ifPresent(problem -> errors.put(PATTERN, problem));
    values
        .text(ADDRESS)
        .filter(address -> !isTemplate(address.strip()))
        .ifPresent(_ ->
            errors.put(
                ADDRESS,
                "Write an https address with {key} or {number} in it, such as https://acme.zendesk.com/agent/tickets/{number}"));
    return errors;
  }

  private static Optional<String> patternProblem(String pattern) {
    try {
      new TicketKeyFormat("", pattern.strip(), Optional.empty());
      return Optional.empty();
    } catch (PatternSyntaxException broken) {
      return Optional.of("This is no regular expression: " + broken.getDescription() + ".");
    }
  }

  private static boolean isTemplate(String address) {
    return address.startsWith("https://")
        && (address.contains("{key}") || address.contains("{number}"));
  }

  private static View modal(TicketKeyFormat format) {
    return view(v ->
        v.type("modal")
            .callbackId(ID)
            .title(viewTitle(t -> t.type("plain_text").text("Tickets")))
            .submit(viewSubmit(s -> s.type("plain_text").text("Save")))
            .close(viewClose(c -> c.type("plain_text").text("Cancel")))
            .blocks(
                List.of(
                    Inputs.line(
                        Label.of(
                                PREFIX,
                                "Prefix of bare numbers",
                                "With ZD- here, 1042 means ZD-1042.")
                            .optionally(),
                        Optional.of(format.prefix()).filter(p -> !p.isEmpty()),
                        20),
                    Inputs.line(
                        Label.of(
                                PATTERN,
                                "What a key looks like",
                                "A regular expression over the whole key, upper case.")
                            .optionally(),
                        Optional.of(format.pattern()),
                        200),
                    Inputs.line(
                        Label.of(
                                ADDRESS,
                                "Address of a ticket",
                                "With {key} or {number} where the ticket stands. Every screen then links the ticket.")
                            .optionally(),
                        format.urlTemplate(),
                        500))));
  }
}
