package dev.baton.bot.helpdesk;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.field.Cells;
import dev.baton.escalation.field.Moment;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.field.Word;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.helpdesk.Said;
import dev.baton.escalation.ticket.Gone;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.TableDefect;
import dev.baton.matrix.csv.TableRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Reads Baton's own event: {@code {type, timestamp, data}}, whose data have the names of the
 * columns of {@code tickets.csv} and {@code accounts.csv}. Asks nothing but its arguments.
 */
final class GenericEvent {
  /** As Standard Webhooks has it; what is said in data was so then. */
  private static final String TIMESTAMP = "timestamp";

  private static final String SOURCE = "webhook";
  private static final String MERGED_INTO = "merged_into";
  private static final int MOST_TITLE = 300;
  private static final int MOST_CONTACT = 200;
  private static final int MOST_DESCRIPTION = 10_000;

  private static final Map<String, String> PRIORITIES =
      Map.of("urgent", "P1", "high", "P2", "normal", "P3", "medium", "P3", "low", "P4");
  private static final Map<String, String> STATUSES =
      Map.of("new", "open", "hold", "in_progress", "on-hold", "in_progress", "solved", "resolved");

  private final Received received;
  private final String source;

  /**
   * Of another program whose event was put into these fields.
   *
   * @param source as stamps name it
   */
  GenericEvent(Received received, String source) {
    this.received = received;
    this.source = source;
  }

  static Said read(JsonObject event, Received received) {
    return new GenericEvent(received, SOURCE).read(event);
  }

  private Said read(JsonObject event) {
    String type = string(event.get("type")).orElse("");
    if (type.equals("ping")) {
      return new Said.Nothing(InboundReason.PING, "");
    }
    Optional<Gone> gone = Optional.empty();
    boolean back = false;
    switch (type) {
      case "account.created", "account.updated" -> {
        return moment(event) instanceof Moment.At(var at) ? account(event, at) : noTime(event);
      }
      case "ticket.created", "ticket.updated" -> {}
      case "ticket.deleted" -> gone = Optional.of(new Gone.Deleted());
      case "ticket.spam" -> gone = Optional.of(new Gone.Spam());
      case "ticket.undeleted" -> back = true;
      case "ticket.merged" -> {
        return moment(event) instanceof Moment.At(var at) ? merged(event, at) : noTime(event);
      }
      default -> {
        return new Said.Nothing(InboundReason.UNKNOWN_TYPE, shown(type));
      }
    }
    if (!(moment(event) instanceof Moment.At(var at))) {
      return noTime(event);
    }
    if (gone.isEmpty() && !back) {
      return ticket(data(event), at, Map.of());
    }
    return moved(data(event), at, gone, Optional.empty());
  }

  private static Moment moment(JsonObject event) {
    Moment said = Moment.read(string(event.get(TIMESTAMP)).orElse("").strip());
    return said instanceof Moment.At(var at) && at.isBefore(Instant.EPOCH) ? Moment.read("") : said;
  }

  private static Said noTime(JsonObject event) {
    String why = moment(event) instanceof Moment.Not(var defect) ? Cleaned.code(defect) : "";
    return new Said.Refused(InboundReason.NO_TIME, event.has(TIMESTAMP) ? why : "blank");
  }

  private Cleaned data(JsonObject event) {
    return new Cleaned(
        event.get("data") instanceof JsonObject data ? data : new JsonObject(), received.at());
  }

  /** What these fields say of a ticket. */
  Said ticket(JsonObject fields, Instant at) {
    Map<String, Optional<String>> more =
        fields.has(TicketRow.ASSIGNEE)
            ? Map.of(TicketRow.ASSIGNEE, ZendeskEvent.id(fields.get(TicketRow.ASSIGNEE)))
            : Map.of();
    return ticket(new Cleaned(fields, received.at()), at, more);
  }

  /** That the ticket which these fields name is gone, or is back. */
  Said moved(JsonObject fields, Instant at, Optional<Gone> gone) {
    return moved(new Cleaned(fields, received.at()), at, gone, Optional.empty());
  }

  private Said ticket(Cleaned data, Instant at, Map<String, Optional<String>> more) {
    data.texts(
        Set.of(
            TicketRow.KEY,
            TicketRow.TITLE,
            TicketRow.DESCRIPTION,
            TicketRow.CONTACT,
            TicketRow.PRIORITY,
            TicketRow.STATUS,
            TicketRow.CATEGORY,
            TicketRow.ACCOUNT,
            TicketRow.TIER,
            AccountRow.EXTERNAL_ID));
    data.moments(Set.of(TicketRow.OPENED, TicketRow.FIRST_RESPONSE, TicketRow.RESOLVED));
    data.replace(TicketRow.TITLE, HtmlText::of);
    data.replace(TicketRow.DESCRIPTION, HtmlText::of);
    data.replace(TicketRow.PRIORITY, text -> known(PRIORITIES, text));
    data.replace(TicketRow.STATUS, text -> known(STATUSES, text));
    data.shorten(TicketRow.TITLE, MOST_TITLE);
    data.shorten(TicketRow.CONTACT, MOST_CONTACT);
    data.shorten(TicketRow.DESCRIPTION, MOST_DESCRIPTION);
    return row(data, at, more, Optional.empty());
  }

  private static String known(Map<String, String> words, String text) {
    return words.getOrDefault(text.strip().toLowerCase(Locale.ROOT), text);
  }

  /** Of a ticket that is gone, or is back, nothing is said but that. */
  private Said moved(Cleaned data, Instant at, Optional<Gone> gone, Optional<TicketKey> target) {
    data.texts(Set.of(TicketRow.KEY, AccountRow.EXTERNAL_ID));
    Map<String, Optional<String>> values = new HashMap<>();
    values.put(TicketRow.GONE, gone.map(Gone::written));
    if (gone.isPresent() && target.isEmpty()) {
      values.put(TicketRow.DESCRIPTION, Optional.empty());
      values.put(TicketRow.CONTACT, Optional.empty());
    }
    return row(data, at, values, target);
  }

  private Said merged(JsonObject event, Instant at) {
    Cleaned data = data(event);
    data.texts(Set.of(TicketRow.KEY, MERGED_INTO));
    Optional<TicketKey> key = received.workspace().format().parse(data.cell(TicketRow.KEY));
    Optional<TicketKey> target = received.workspace().format().parse(data.cell(MERGED_INTO));
    if (key.isEmpty()) {
      return new Said.Refused(InboundReason.NO_KEY, shown(data.cell(TicketRow.KEY)));
    }
    if (target.isEmpty() || target.get().identity().equals(key.get().identity())) {
      return new Said.Refused(InboundReason.NO_TARGET, shown(data.cell(MERGED_INTO)));
    }
    Gone gone = new Gone.Merged(target.get().identity());
    return moved(data(event), at, Optional.of(gone), target);
  }

  private Said row(
      Cleaned data, Instant said, Map<String, Optional<String>> more, Optional<TicketKey> target) {
    if (received.workspace().tiers().isEmpty()) {
      return new Said.Refused(InboundReason.NO_MATRIX, "");
    }
    Stamp stamp = new Stamp(data.notAhead(said), received.eventId(), source);
    String key = data.cell(TicketRow.KEY);
    Optional<TicketRow> read = readable(data, faults -> ticketRow(data, stamp, faults));
    return read.<Said>map(
            row -> {
              Map<String, Optional<String>> values = new HashMap<>(row.word().values());
              values.putAll(more);
              return new Said.OfTicket(
                  new TicketRow(row.line(), row.key(), row.tier(), new Word(values, stamp)),
                  Optional.of(data.cell(AccountRow.EXTERNAL_ID)).filter(id -> !id.isEmpty()),
                  target,
                  data.notes());
            })
        .orElseGet(() -> new Said.Refused(InboundReason.NO_KEY, shown(key)));
  }

  private Optional<TicketRow> ticketRow(Cleaned data, Stamp stamp, Consumer<Fault> faults) {
    return TicketRow.said(
        TableRow.said(data.cells(), faults), received.workspace(), stamp, received.at());
  }

  private Said account(JsonObject event, Instant said) {
    Cleaned data = data(event);
    Set<String> names = new HashSet<>(AccountRow.COLUMNS.names());
    names.remove(Cells.UPDATED);
    data.texts(names);
    data.shorten(AccountRow.HEALTH_NOTE, 1_000);
    Stamp stamp = new Stamp(data.notAhead(said), received.eventId(), source);
    String name = data.cell(AccountRow.NAME);
    Optional<AccountRow> read =
        readable(
            data,
            faults -> {
              TableRow row = TableRow.said(data.cells(), faults);
              AccountRow account = AccountRow.said(row, stamp);
              return row.isFaulty() ? Optional.empty() : Optional.of(account);
            });
    return read.<Said>map(row -> new Said.OfAccount(row, data.notes()))
        .orElseGet(() -> new Said.Refused(InboundReason.NO_KEY, shown(name)));
  }

  /** Reads it, without what cannot be read; empty when nothing is left that names what it is of. */
  private static <T> Optional<T> readable(
      Cleaned data, Function<Consumer<Fault>, Optional<T>> reading) {
    while (true) {
      List<Fault> faults = new ArrayList<>();
      Optional<T> read = reading.apply(faults::add);
      if (read.isPresent()) {
        return read;
      }
      List<Fault> inFields =
          faults.stream().filter(fault -> isInField(data, fault.column())).toList();
      boolean nameless =
          faults.isEmpty()
              || inFields.isEmpty()
              || faults.stream()
                  .anyMatch(fault ->
                      fault.column().equals(TicketRow.KEY)
                          || (fault.column().equals(AccountRow.NAME)
                              && !data.cells().containsKey(TicketRow.KEY)));
      if (nameless) {
        return Optional.empty();
      }
      inFields.forEach(fault -> leaveOut(data, fault));
    }
  }

  private static boolean isInField(Cleaned data, String column) {
    Set<String> there = data.cells().keySet();
    Set<String> money = Set.of(AccountRow.VALUE, AccountRow.CURRENCY);
    return there.contains(column)
        || (money.contains(column) && money.stream().anyMatch(there::contains));
  }

  /** An amount without its currency says nothing, nor the other way round. */
  private static void leaveOut(Cleaned data, Fault fault) {
    String why = Cleaned.code(fault.defect());
    data.leaveOut(fault.column(), why);
    if (fault.column().equals(AccountRow.VALUE)) {
      data.leaveOut(AccountRow.CURRENCY, why);
    } else if (fault.column().equals(AccountRow.CURRENCY)) {
      data.leaveOut(AccountRow.VALUE, why);
    }
  }

  private static Optional<String> string(JsonElement value) {
    return value instanceof JsonPrimitive primitive && primitive.isString()
        ? Optional.of(primitive.getAsString())
        : Optional.empty();
  }

  /** As much of what was sent as an admin is shown. */
  static String shown(String text) {
    return new Fault(0, "", text, new TableDefect.Blank()).value();
  }
}
