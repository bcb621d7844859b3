package dev.baton.bot.absence;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.datePicker;
import static com.slack.api.model.block.element.BlockElements.timePicker;
import static com.slack.api.model.block.element.BlockElements.usersSelect;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.member.PlannedAbsence;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is planned, and the fields for one more or for a change. */
final class AwayForm {
  static final String ID = "away_modal";
  static final String WHO = "away_who";
  static final String FROM_DAY = "away_from_day";
  static final String FROM_TIME = "away_from_time";
  static final String UNTIL_DAY = "away_until_day";
  static final String UNTIL_TIME = "away_until_time";
  static final String NOTE = "away_note";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private AwayForm() {}

  /**
   * @param planned what the reader may change, the nearest first
   * @param changed the one whose fields are filled in; empty for a new one
   * @param admin whether the reader may choose whom it is about
   */
  static View of(
      List<PlannedAbsence> planned,
      Optional<PlannedAbsence> changed,
      String reader,
      boolean admin,
      Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    planned.forEach(one -> blocks.addAll(shown(one, words)));
    if (planned.isEmpty()) {
      blocks.add(section(s -> s.text(markdownText(words.say(AbsencePhrase.NOBODY_AWAY)))));
    }
    blocks.add(divider());
    if (admin && changed.isEmpty()) {
      blocks.add(
          Inputs.block(
              Label.of(WHO, words.say(AbsencePhrase.WHO), words.say(AbsencePhrase.WHO_HINT)),
              usersSelect(u -> u.actionId(WHO).initialUser(reader))));
    }
    blocks.add(day(FROM_DAY, AbsencePhrase.FROM_DAY, changed.map(one -> one.away().from()), words));
    blocks.add(
        time(
            FROM_TIME,
            Label.of(
                FROM_TIME,
                words.say(AbsencePhrase.FROM_TIME),
                words.say(AbsencePhrase.FROM_TIME_HINT)),
            changed.map(one -> one.away().from()),
            words));
    blocks.add(
        day(UNTIL_DAY, AbsencePhrase.UNTIL_DAY, changed.map(one -> one.away().until()), words));
    blocks.add(
        time(
            UNTIL_TIME,
            Label.of(
                UNTIL_TIME,
                words.say(AbsencePhrase.UNTIL_TIME),
                words.say(AbsencePhrase.UNTIL_TIME_HINT)),
            changed.map(one -> one.away().until()),
            words));
    blocks.add(
        Inputs.line(
            Label.of(NOTE, words.say(AbsencePhrase.NOTE), words.say(AbsencePhrase.NOTE_HINT))
                .optionally(),
            changed.flatMap(PlannedAbsence::note),
            PlannedAbsence.LONGEST_NOTE));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(AbsencePhrase.TITLE),
            words.say(SharedPhrase.SAVE),
            words.say(SharedPhrase.CANCEL)),
        changed.map(one -> one.id().toString()).orElse(""),
        blocks);
  }

  private static List<LayoutBlock> shown(PlannedAbsence one, Wording words) {
    Arg who = Arg.person(one.member());
    Instant from = one.away().from();
    Instant until = one.away().until();
    String text =
        one.note()
            .map(note ->
                words.say(
                    AbsencePhrase.PLANNED_NOTED,
                    "who",
                    who,
                    "from",
                    from,
                    "until",
                    until,
                    "note",
                    note))
            .orElseGet(
                () -> words.say(AbsencePhrase.PLANNED, "who", who, "from", from, "until", until));
    String id = one.id().toString();
    return List.of(
        section(s -> s.text(markdownText(text))),
        actions(a ->
            a.elements(
                asElements(
                    button(b ->
                        b.actionId(AwayButtons.CHANGE)
                            .text(plainText(words.say(AbsencePhrase.CHANGE)))
                            .value(id)),
                    button(b ->
                        b.actionId(AwayButtons.END)
                            .text(plainText(words.say(AbsencePhrase.END)))
                            .value(id))))));
  }

  private static InputBlock day(
      String id, AbsencePhrase label, Optional<Instant> at, Wording words) {
    return Inputs.block(
        Label.of(id, words.say(label), ""),
        datePicker(d ->
            d.actionId(id)
                .initialDate(at.map(t -> local(t, words).toLocalDate().toString()).orElse(null))));
  }

  private static InputBlock time(String id, Label label, Optional<Instant> at, Wording words) {
    return Inputs.block(
        label.optionally(),
        timePicker(t ->
            t.actionId(id)
                .initialTime(at.map(when -> TIME.format(local(when, words))).orElse(null))));
  }

  private static ZonedDateTime local(Instant at, Wording words) {
    return at.atZone(words.zone());
  }
}
