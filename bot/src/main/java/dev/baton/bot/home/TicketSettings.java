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
import dev.baton.bot.slack.Caller;
import dev.baton.bot.slack.Inputs;
import dev.baton.bot.slack.Inputs.Label;
import dev.baton.bot.slack.Sentences;
import dev.baton.bot.slack.ViewValues;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.workspace.Workspaces;
import dev.baton.escalation.ticket.TicketKeyFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How this workspace writes its tickets and where they are; only admins may change it. */
public final class TicketSettings {
  public static final String BUTTON = "ticket_settings";
  public static final String ID = "ticket_settings_modal";

  private static final String PREFIX = "prefix";
  private static final String PATTERN = "pattern";
  private static final String ADDRESS = "address";
  private static final Pattern PREFIX_SHAPE = Pattern.compile("([\\p{L}\\p{N}_]{1,18}-?)?");

  private final BotParts parts;
  private final AdminDoor door;

  public TicketSettings(BotParts parts) {
    this.parts = parts;
    this.door = new AdminDoor(parts);
  }

  /** Opens the settings. */
  public Response open(BlockActionRequest request, ActionContext context) {
    door.open(
            Caller.of(context),
            request.getPayload().getTriggerId(),
            tx -> modal(Workspaces.in(tx).ticketKeyFormat().orElseThrow()))
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

  private Response save(Caller caller, TicketKeyFormat format, ViewSubmissionContext context) {
    Optional<Boolean> changed =
        door.changeAsAdmin(
            caller,
            tx ->
                Workspaces.in(tx)
                    .setTicketKeyFormat(format, caller.member(), parts.clock().instant()));
    if (changed.isEmpty()) {
      return context.ackWithErrors(Map.of(PREFIX, Sentences.ADMINS_ONLY));
    }
    parts.snapshots().refresh(caller.orgId());
    door.redraw(caller);
    return context.ack();
  }

  private static Map<String, String> errors(ViewValues values) {
    Map<String, String> errors = new LinkedHashMap<>();
    String prefix = values.text(PREFIX).map(String::strip).orElse("");
    String pattern =
        values.text(PATTERN).map(String::strip).orElse(TicketKeyFormat.DEFAULT_PATTERN);
    prefixProblem(prefix).ifPresent(problem -> errors.put(PREFIX, problem));
    patternProblem(pattern).ifPresent(problem -> errors.put(PATTERN, problem));
    if (errors.isEmpty()) {
      fitProblem(prefix, pattern).ifPresent(problem -> errors.put(PATTERN, problem));
    }
    values
        .text(ADDRESS)
        .filter(address -> !isTemplate(address.strip()))
        .ifPresent(_ ->
            errors.put(
                ADDRESS,
                "Write an https address with {key} or {number} in it, such as"
                    + " https://acme.zendesk.com/agent/tickets/{number}"));
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

  private static Optional<String> prefixProblem(String prefix) {
    return PREFIX_SHAPE.matcher(prefix).matches()
        ? Optional.empty()
        : Optional.of("Letters, digits and underscores, then at most one hyphen, such as ZD-.");
  }

  /** What nobody could write as a ticket would lock everybody out. */
  private static Optional<String> fitProblem(String prefix, String pattern) {
    return new TicketKeyFormat(prefix, pattern, Optional.empty()).parse("1042").isPresent()
        ? Optional.empty()
        : Optional.of("With this, %s1042 is no ticket key.".formatted(prefix));
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
                                "With {key} or {number} where the ticket stands. Every screen then"
                                    + " links the ticket.")
                            .optionally(),
                        format.urlTemplate(),
                        500))));
  }
}
