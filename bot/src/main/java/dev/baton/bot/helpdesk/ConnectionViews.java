package dev.baton.bot.helpdesk;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.confirmationDialog;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.ConfirmationDialogObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.Tx;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRow;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.TextView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an admin sees of the programs that send. */
final class ConnectionViews {
  static final String NAME = "connection_name";
  static final String KIND = "connection_kind";
  static final String SECRET = "connection_own_secret";
  static final String KEYS = "connection_keys";
  static final int LONGEST_NAME = 60;
  private static final int LONGEST_SECRET = 200;
  private static final int LONGEST_KEYS = 40;
  private static final int MOST_SHOWN = 50;
  private static final int MOST_OFF = 5;

  private final Programs programs;
  private final Wording words;

  ConnectionViews(Programs programs, Wording words) {
    this.programs = programs;
    this.words = words;
  }

  /** Every connection, and the form for one more. */
  View all(Tx tx, Instant now) {
    if (programs.secrets().isEmpty()) {
      return saying(List.of(words.say(HelpdeskPhrase.NO_KEY)));
    }
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(said(words.say(HelpdeskPhrase.EXPLAINED)));
    blocks.add(
        Inputs.line(
            Label.of(NAME, words.say(HelpdeskPhrase.NAME), words.say(HelpdeskPhrase.NAME_HINT)),
            Optional.empty(),
            LONGEST_NAME));
    blocks.add(
        Inputs.select(
            Label.of(KIND, words.say(HelpdeskPhrase.KIND), words.say(HelpdeskPhrase.KIND_HINT)),
            Arrays.stream(ConnectionKind.values())
                .map(kind ->
                    Inputs.option(
                        words.say(HelpdeskPhrase.KIND_OPTION, "kind", kind.code()), kind.code()))
                .toList(),
            Optional.of(ConnectionKind.GENERIC.code())));
    List<ConnectionRow> known = Connections.in(tx).all();
    known.stream().filter(ConnectionRow::isOn).forEach(row -> blocks.addAll(one(tx, row, now)));
    known.stream()
        .filter(row -> !row.isOn())
        .limit(MOST_OFF)
        .forEach(row -> blocks.addAll(ended(row)));
    return FormView.of(
        ConnectionSettings.ID,
        new FormView.Frame(
            words.say(HelpdeskPhrase.TITLE),
            words.say(HelpdeskPhrase.CONNECT),
            words.say(SharedPhrase.CLOSE)),
        "",
        blocks);
  }

  private List<LayoutBlock> one(Tx tx, ConnectionRow row, Instant now) {
    String text =
        words.say(HelpdeskPhrase.CONNECTION, "name", row.name(), "created", row.createdAt())
            + "\n"
            + address(tx, row)
            + "\n"
            + (row.secret().isEmpty() ? words.say(HelpdeskPhrase.NO_SECRET_YET) + "\n" : "")
            + lately(InboundEvents.in(tx).lately(row.id(), now));
    return List.of(divider(), said(text), actions(a -> a.elements(buttons(row))));
  }

  private List<BlockElement> buttons(ConnectionRow row) {
    List<BlockElement> buttons = new ArrayList<>();
    buttons.add(plain(ConnectionSettings.EVENTS, HelpdeskPhrase.EVENTS, row));
    buttons.add(secretButton(row));
    if (DeskConnection.isOne(row)) {
      buttons.add(plain(DeskPeopleSettings.BUTTON, HelpdeskPhrase.PEOPLE_BUTTON, row));
    }
    buttons.add(
        asking(
            plain(ConnectionSettings.OFF, HelpdeskPhrase.SWITCH_OFF, row),
            HelpdeskPhrase.SWITCH_OFF_TITLE,
            HelpdeskPhrase.SWITCH_OFF_TEXT,
            HelpdeskPhrase.SWITCH_OFF));
    return buttons;
  }

  private ButtonElement secretButton(ConnectionRow row) {
    return DeskConnection.isOne(row)
        ? plain(ConnectionSettings.SECRET, HelpdeskPhrase.SET_UP, row)
        : asking(
            plain(ConnectionSettings.ROTATE, HelpdeskPhrase.ROTATE, row),
            HelpdeskPhrase.ROTATE_TITLE,
            HelpdeskPhrase.ROTATE_TEXT,
            HelpdeskPhrase.ROTATE);
  }

  /** Where a help desk is to send, step by step, and the form for the secret that it makes. */
  View desk(Tx tx, ConnectionRow row) {
    boolean has = row.secret().isPresent();
    return FormView.of(
        ConnectionSettings.SECRET_ID,
        new FormView.Frame(
            words.say(HelpdeskPhrase.TITLE),
            words.say(SharedPhrase.SAVE),
            words.say(SharedPhrase.CLOSE)),
        row.id().toString(),
        List.of(
            said(words.say(HelpdeskPhrase.DESK_STEPS, "name", row.name())),
            said(address(tx, row)),
            Inputs.line(secretLabel(has), Optional.empty(), LONGEST_SECRET),
            Inputs.line(
                Label.of(KEYS, words.say(HelpdeskPhrase.KEYS), words.say(HelpdeskPhrase.KEYS_HINT)),
                Optional.of(row.keyTemplate().orElse(Desk.USUAL)),
                LONGEST_KEYS)));
  }

  private Label secretLabel(boolean has) {
    Label label =
        Label.of(
            SECRET,
            words.say(HelpdeskPhrase.OWN_SECRET),
            words.say(HelpdeskPhrase.OWN_SECRET_HINT, "has", has));
    return has ? label.optionally() : label;
  }

  String gone() {
    return words.say(HelpdeskPhrase.GONE);
  }

  private String address(Tx tx, ConnectionRow row) {
    return programs
        .secrets()
        .flatMap(secrets -> secrets.path(tx.orgId(), row))
        .map(path -> words.say(HelpdeskPhrase.ADDRESS, "address", programs.address(path)))
        .orElse("");
  }

  private List<LayoutBlock> ended(ConnectionRow row) {
    return List.of(
        divider(),
        section(s ->
            s.text(
                    markdownText(
                        words.say(
                            HelpdeskPhrase.OFF,
                            "name",
                            row.name(),
                            "off",
                            row.offAt().orElseThrow())))
                .accessory(plain(ConnectionSettings.EVENTS, HelpdeskPhrase.EVENTS, row))));
  }

  private String lately(InboundEvents.Lately lately) {
    List<String> lines = new ArrayList<>();
    lines.add(
        lately
            .verified()
            .map(at -> words.say(HelpdeskPhrase.VERIFIED, "when", Arg.relative(at)))
            .orElseGet(() -> words.say(HelpdeskPhrase.NOTHING_YET)));
    lately
        .refused()
        .ifPresent(
            at -> lines.add(words.say(HelpdeskPhrase.REFUSED_LAST, "when", Arg.relative(at))));
    if (!lately.counts().isEmpty()) {
      List<Arg> counts =
          lately.counts().entrySet().stream()
              .sorted(Map.Entry.comparingByKey())
              .map(count ->
                  Arg.mrkdwn(
                      words.say(
                          HelpdeskPhrase.COUNT,
                          "what",
                          Arg.mrkdwn(result(count.getKey())),
                          "n",
                          count.getValue())))
              .toList();
      lines.add(words.say(HelpdeskPhrase.COUNTS, "counts", Arg.everyOf(counts)));
    }
    return String.join("\n", lines);
  }

  private String result(String code) {
    return words.say(HelpdeskPhrase.RESULT, "result", code);
  }

  private ButtonElement plain(String id, HelpdeskPhrase text, ConnectionRow row) {
    return button(b -> b.actionId(id).value(row.id().toString()).text(plainText(words.say(text))));
  }

  private ButtonElement asking(
      ButtonElement button, HelpdeskPhrase title, HelpdeskPhrase text, HelpdeskPhrase yes) {
    ConfirmationDialogObject asked =
        confirmationDialog(c ->
            c.title(plainText(words.say(title)))
                .text(plainText(words.say(text)))
                .confirm(plainText(words.say(yes)))
                .deny(plainText(words.say(HelpdeskPhrase.KEEP))));
    button.setConfirm(asked);
    return button;
  }

  /** Address and secret, this once. */
  View told(OpenedConnection opened, HelpdeskPhrase how) {
    return saying(
        List.of(
            words.say(how, "name", opened.name()),
            words.say(HelpdeskPhrase.ADDRESS, "address", programs.address(opened.path())),
            words.say(HelpdeskPhrase.SECRET, "secret", opened.secret().reveal()),
            words.say(HelpdeskPhrase.TRY_IT)));
  }

  /** The last events of one, each with a button that applies it once more. */
  View events(Tx tx, ConnectionRow row, Optional<HelpdeskPhrase> news) {
    List<LayoutBlock> blocks = new ArrayList<>();
    news.ifPresent(phrase -> blocks.add(said(words.say(phrase))));
    List<InboundRow> events = InboundEvents.in(tx).newest(row.id(), MOST_SHOWN);
    blocks.add(
        said(
            words.say(
                events.isEmpty() ? HelpdeskPhrase.NO_EVENTS : HelpdeskPhrase.EVENTS_OF,
                "name",
                row.name())));
    events.forEach(event -> blocks.add(event(event)));
    View view = saying(List.of());
    view.setBlocks(blocks);
    return view;
  }

  private LayoutBlock event(InboundRow event) {
    String result = result(event.reason().orElseGet(event.state()::code));
    String what =
        event
            .detail()
            .map(detail ->
                words.say(HelpdeskPhrase.RESULT_WITH, "what", Arg.mrkdwn(result), "detail", detail))
            .orElse(result);
    String text =
        event
            .ticket()
            .map(ticket ->
                words.say(
                    HelpdeskPhrase.EVENT_OF_TICKET,
                    "at",
                    words.plainTime(event.receivedAt()),
                    "id",
                    event.eventId(),
                    "ticket",
                    ticket,
                    "what",
                    Arg.mrkdwn(what)))
            .orElseGet(() ->
                words.say(
                    HelpdeskPhrase.EVENT,
                    "at",
                    words.plainTime(event.receivedAt()),
                    "id",
                    event.eventId(),
                    "what",
                    Arg.mrkdwn(what)));
    return event.body().isEmpty() || event.state() == InboundRow.State.NEW
        ? said(text)
        : section(s ->
            s.text(markdownText(text))
                .accessory(
                    button(b ->
                        b.actionId(ConnectionSettings.AGAIN)
                            .value(event.id().toString())
                            .text(plainText(words.say(HelpdeskPhrase.AGAIN))))));
  }

  View saying(List<String> texts) {
    View view = TextView.of(words.say(HelpdeskPhrase.TITLE), "", words.say(SharedPhrase.CLOSE));
    view.setBlocks(texts.stream().map(ConnectionViews::said).toList());
    return view;
  }

  private static LayoutBlock said(String text) {
    return section(s -> s.text(markdownText(text)));
  }
}
