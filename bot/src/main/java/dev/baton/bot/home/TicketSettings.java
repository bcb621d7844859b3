package dev.baton.bot.home;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.ticket.PatternFault;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.TypedLine;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.ViewValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How this workspace writes its tickets and where they are; only admins may change it. */
public final class TicketSettings {
  public static final String BUTTON = "ticket_settings";
  public static final String ID = "ticket_settings_modal";

  private static final String PREFIX = "prefix";
  private static final String PATTERN = "pattern";
  private static final String ADDRESS = "address";
  private static final String NUMBER = "1042";
  private static final Pattern PREFIX_SHAPE = Pattern.compile("([\\p{L}\\p{N}_]{1,18}-?)?");

  private final BotParts parts;
  private final AdminAccess door;

  public TicketSettings(BotParts parts) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
  }

  /** Opens the settings. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    door.open(
            caller,
            request.getPayload().getTriggerId(),
            tx -> modal(WorkspaceRow.in(tx).ticketKeyFormat().orElseThrow(), words))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Takes the settings over, or says beside each field what is wrong. */
  public Response answer(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    ViewValues values = ViewValues.of(request.getPayload().getView());
    Map<String, String> errors = errors(values, words);
    if (!errors.isEmpty()) {
      return context.ackWithErrors(errors);
    }
    TicketKeyFormat format =
        new TicketKeyFormat(
            prefix(values), pattern(values), values.text(ADDRESS).map(TypedLine::value));
    try {
      return save(caller, format, context);
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(Map.of(PREFIX, words.plain(SharedPhrase.DATABASE_AWAY)));
    }
  }

  private Response save(Caller caller, TicketKeyFormat format, ViewSubmissionContext context) {
    Optional<Boolean> changed =
        door.changeAsAdmin(
            caller,
            tx ->
                WorkspaceRow.in(tx)
                    .setTicketKeyFormat(format, caller.member(), parts.clock().instant()));
    if (changed.isEmpty()) {
      return context.ackWithErrors(
          Map.of(PREFIX, parts.wordingFor(caller).plain(SharedPhrase.ADMINS_ONLY)));
    }
    parts.snapshots().refresh(caller.orgId());
    new HomeOpened(parts).redraw(caller);
    return context.ack();
  }

  private static Map<String, String> errors(ViewValues values, Wording words) {
    Map<String, String> errors = new LinkedHashMap<>();
    String prefix = prefix(values);
    String pattern = pattern(values);
    if (!PREFIX_SHAPE.matcher(prefix).matches()) {
      errors.put(PREFIX, words.say(HomePhrase.BAD_PREFIX));
    }
    patternProblem(pattern, words).ifPresent(problem -> errors.put(PATTERN, problem));
    if (errors.isEmpty() && locksEverybodyOut(prefix, pattern)) {
      errors.put(PATTERN, words.say(HomePhrase.KEYS_NOT_MATCHED, "example", prefix + NUMBER));
    }
    values
        .text(ADDRESS)
        .map(TypedLine::value)
        .filter(address -> !isTemplate(address))
        .ifPresent(_ -> errors.put(ADDRESS, words.say(HomePhrase.BAD_ADDRESS)));
    return errors;
  }

  private static String prefix(ViewValues values) {
    return values.text(PREFIX).map(TypedLine::value).orElse("");
  }

  private static String pattern(ViewValues values) {
    return values.text(PATTERN).map(TypedLine::of).orElse(TicketKeyFormat.DEFAULT_PATTERN);
  }

  private static Optional<String> patternProblem(String pattern, Wording words) {
    return TicketKeyFormat.faultOf(pattern.strip())
        .map(fault ->
            switch (fault) {
              case PatternFault.Broken(int character) ->
                  words.say(HomePhrase.BAD_PATTERN, "n", character);
              case PatternFault.Slow() -> words.say(HomePhrase.SLOW_PATTERN);
            });
  }

  /** A prefix that makes no number of any length a ticket. */
  private static boolean locksEverybodyOut(String prefix, String pattern) {
    return !new TicketKeyFormat(prefix, pattern, Optional.empty()).takesItsPrefix();
  }

  private static boolean isTemplate(String address) {
    return address.startsWith("https://")
        && (address.contains("{key}") || address.contains("{number}"));
  }

  private static View modal(TicketKeyFormat format, Wording words) {
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(HomePhrase.TICKETS_TITLE),
            words.say(SharedPhrase.SAVE),
            words.say(SharedPhrase.CANCEL)),
        "",
        List.of(
            Inputs.line(
                Label.of(PREFIX, words.say(HomePhrase.PREFIX), words.say(HomePhrase.PREFIX_HINT))
                    .optionally(),
                Optional.of(format.prefix()).filter(p -> !p.isEmpty()),
                20),
            Inputs.line(
                Label.of(PATTERN, words.say(HomePhrase.PATTERN), words.say(HomePhrase.PATTERN_HINT))
                    .optionally(),
                Optional.of(format.pattern()),
                200),
            Inputs.line(
                Label.of(ADDRESS, words.say(HomePhrase.ADDRESS), words.say(HomePhrase.ADDRESS_HINT))
                    .optionally(),
                format.urlTemplate(),
                500)));
  }
}
