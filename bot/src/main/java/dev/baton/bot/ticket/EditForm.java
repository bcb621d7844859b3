package dev.baton.bot.ticket;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Priority;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.Mrkdwn;
import dev.baton.slack.ViewValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of a ticket. It remembers what it showed, so that only what somebody changed is said:
 * what came meanwhile stays.
 */
final class EditForm {
  static final String ID = "edit_ticket_modal";
  static final String KEY = "ticket_key";
  static final String MERGED_INTO = "ticket_merged_into";

  private static final String PREFIX = "ticket_";
  private static final int LONGEST = 200;
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_KEY = 100;
  private static final int LONGEST_CATEGORY = 75;
  private static final List<String> FIELDS =
      List.of(
          TicketRow.TITLE,
          TicketRow.ACCOUNT,
          TicketRow.PRIORITY,
          TicketRow.CATEGORY,
          TicketRow.CONTACT,
          TicketRow.STATUS);

  private final Wording words;

  EditForm(Wording words) {
    this.words = words;
  }

  /**
   * What it showed.
   *
   * @param ticket identity; empty for a new one
   * @param fields by column
   */
  record Shown(Optional<String> ticket, Map<String, String> fields) {
    Shown {
      fields = Map.copyOf(fields);
    }
  }

  /** What the form shows and remembers. */
  static List<String> shownFields() {
    List<String> shown = new ArrayList<>(FIELDS);
    shown.add(MERGED_INTO);
    return shown;
  }

  /** The block of a field, at which a fault is shown. */
  static String block(String field) {
    return FIELDS.contains(field) ? PREFIX + field : KEY;
  }

  /**
   * Draws it.
   *
   * @param key as it is shown; of a new one what was typed
   * @param shown what is known, with where it went under {@link TicketRow#GONE}
   * @param categories of the live matrix
   */
  View drawn(String key, Shown shown, List<String> categories) {
    boolean isNew = shown.ticket().isEmpty();
    List<LayoutBlock> blocks = new ArrayList<>();
    String explained =
        isNew
            ? words.say(TicketPhrase.NEW_EXPLAINED)
            : words.say(TicketPhrase.EDIT_EXPLAINED, "ticket", key);
    blocks.add(section(s -> s.text(markdownText(explained))));
    if (isNew) {
      blocks.add(
          Inputs.line(
              Label.of(KEY, words.say(TicketPhrase.KEY), ""),
              Optional.of(key).filter(typed -> !typed.isEmpty()),
              LONGEST_KEY));
    }
    blocks.add(line(TicketRow.TITLE, TicketPhrase.TICKET_TITLE, "", shown, LONGEST_TITLE));
    blocks.add(
        line(
            TicketRow.ACCOUNT,
            TicketPhrase.ACCOUNT,
            words.say(TicketPhrase.ACCOUNT_HINT),
            shown,
            LONGEST));
    blocks.add(choice(TicketRow.PRIORITY, TicketPhrase.PRIORITY, priorities(), shown));
    blocks.add(category(shown, categories));
    blocks.add(
        line(
            TicketRow.CONTACT,
            TicketPhrase.CONTACT,
            words.say(TicketPhrase.CONTACT_HINT),
            shown,
            LONGEST));
    blocks.add(choice(TicketRow.STATUS, TicketPhrase.STATUS, statuses(), shown));
    if (!isNew) {
      blocks.add(
          Inputs.line(
              Label.of(
                      MERGED_INTO,
                      words.say(TicketPhrase.MERGED_INTO),
                      words.say(TicketPhrase.MERGED_INTO_HINT))
                  .optionally(),
              Optional.ofNullable(shown.fields().get(MERGED_INTO)),
              LONGEST_KEY));
    }
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(TicketPhrase.EDIT_TITLE),
            words.say(SharedPhrase.SAVE),
            words.say(SharedPhrase.CANCEL)),
        memory(shown),
        blocks);
  }

  private InputBlock line(String field, TicketPhrase label, String hint, Shown shown, int longest) {
    return Inputs.line(
        Label.of(PREFIX + field, words.say(label), hint).optionally(),
        Optional.ofNullable(shown.fields().get(field)),
        longest);
  }

  private InputBlock category(Shown shown, List<String> categories) {
    Optional<String> known = Optional.ofNullable(shown.fields().get(TicketRow.CATEGORY));
    boolean choose =
        !categories.isEmpty()
            && categories.size() <= Inputs.MOST_OPTIONS
            && known.map(categories::contains).orElse(true);
    return choose
        ? choice(
            TicketRow.CATEGORY,
            TicketPhrase.CATEGORY,
            categories.stream().map(name -> Inputs.option(name, name)).toList(),
            shown)
        : line(TicketRow.CATEGORY, TicketPhrase.CATEGORY, "", shown, LONGEST_CATEGORY);
  }

  private InputBlock choice(
      String field, TicketPhrase label, List<OptionObject> options, Shown shown) {
    Optional<String> initial = Optional.ofNullable(shown.fields().get(field));
    return Inputs.select(
        Label.of(PREFIX + field, words.say(label), "").optionally(), options, initial);
  }

  private static List<OptionObject> priorities() {
    return Arrays.stream(Priority.values())
        .map(priority -> Inputs.option(priority.name(), priority.name()))
        .toList();
  }

  private List<OptionObject> statuses() {
    return Arrays.stream(TicketStatus.values())
        .map(status -> Inputs.option(named(status), status.code()))
        .toList();
  }

  /** As people say it. */
  String named(TicketStatus status) {
    return words.say(
        switch (status) {
          case OPEN -> TicketPhrase.STATUS_OPEN;
          case IN_PROGRESS -> TicketPhrase.STATUS_IN_PROGRESS;
          case WAITING -> TicketPhrase.STATUS_WAITING;
          case RESOLVED -> TicketPhrase.STATUS_RESOLVED;
          case CLOSED -> TicketPhrase.STATUS_CLOSED;
        });
  }

  private static String memory(Shown shown) {
    JsonObject memory = new JsonObject();
    shown.ticket().ifPresent(ticket -> memory.addProperty("ticket", ticket));
    JsonObject fields = new JsonObject();
    shown.fields().forEach(fields::addProperty);
    memory.add("fields", fields);
    return memory.toString();
  }

  /** What a form that comes back had shown; empty for what no form of this kind remembers. */
  static Optional<Shown> remembered(View view) {
    try {
      JsonObject memory = JsonParser.parseString(view.getPrivateMetadata()).getAsJsonObject();
      Map<String, String> fields = new HashMap<>();
      memory
          .getAsJsonObject("fields")
          .entrySet()
          .forEach(field -> fields.put(field.getKey(), field.getValue().getAsString()));
      return Optional.of(
          new Shown(
              Optional.ofNullable(memory.get("ticket")).map(ticket -> ticket.getAsString()),
              fields));
    } catch (JsonParseException | IllegalStateException | NullPointerException none) {
      return Optional.empty();
    }
  }

  /** The fields that read another way than they were shown; blank for none. */
  static Map<String, String> changed(View view, Shown shown) {
    ViewValues values = ViewValues.of(view);
    Map<String, String> changed = new HashMap<>();
    for (String field : FIELDS) {
      String typed =
          values
              .selected(PREFIX + field)
              .or(() -> values.text(PREFIX + field))
              .map(String::strip)
              .orElse("");
      if (!typed.equals(shown.fields().getOrDefault(field, "").strip())) {
        changed.put(field, typed);
      }
    }
    return changed;
  }

  static String typed(View view, String block) {
    return ViewValues.of(view).text(block).map(String::strip).orElse("");
  }

  static String shortened(String typed) {
    return Mrkdwn.shorten(typed, LONGEST_KEY);
  }
}
