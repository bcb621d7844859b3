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

  private static final int MOST_SHOWN = 20;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private AwayForm() {}

  /**
   * The id of a field. A form that changes an absence has fields of its own: Slack keeps what a
   * field holds as long as its id stays, so that what is to be changed could not be filled in.
   *
   * @param changed as the form remembers it; empty for a new one
   */
  static String id(String field, String changed) {
    return changed.isEmpty() ? field : field + "_" + changed;
  }

  /**
   * @param planned what the reader may change, in the order to show it; the first of many are shown
   * @param changed the one whose fields are filled in; empty for a new one
   * @param admin whether the reader may choose whom it is about
   * @param now tells what has begun
   */
  static View of(
      List<PlannedAbsence> planned,
      Optional<PlannedAbsence> changed,
      String reader,
      boolean admin,
      Instant now,
      Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>(all(planned, now, words));
    blocks.add(divider());
    changed.ifPresent(one -> blocks.add(said(changing(one, words))));
    String memory = changed.map(one -> one.id().toString()).orElse("");
    if (admin && changed.isEmpty()) {
      blocks.add(
          Inputs.block(
              Label.of(WHO, words.say(AbsencePhrase.WHO), words.say(AbsencePhrase.WHO_HINT)),
              usersSelect(u -> u.actionId(WHO).initialUser(reader))));
    }
    blocks.addAll(fields(changed, memory, words));
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(AbsencePhrase.TITLE),
            words.say(SharedPhrase.SAVE),
            words.say(SharedPhrase.CANCEL)),
        memory,
        blocks);
  }

  private static List<LayoutBlock> all(List<PlannedAbsence> planned, Instant now, Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    planned.stream().limit(MOST_SHOWN).forEach(one -> blocks.addAll(shown(one, now, words)));
    if (planned.isEmpty()) {
      blocks.add(said(words.say(AbsencePhrase.NOBODY_AWAY)));
    }
    if (planned.size() > MOST_SHOWN) {
      blocks.add(said(words.say(AbsencePhrase.MORE_AWAY, "n", planned.size() - MOST_SHOWN)));
    }
    return blocks;
  }

  private static List<LayoutBlock> fields(
      Optional<PlannedAbsence> changed, String memory, Wording words) {
    Optional<Instant> from = changed.map(one -> one.away().from());
    Optional<Instant> until = changed.map(one -> one.away().until());
    return List.of(
        day(Label.of(id(FROM_DAY, memory), words.say(AbsencePhrase.FROM_DAY), ""), from, words),
        time(
            Label.of(
                id(FROM_TIME, memory),
                words.say(AbsencePhrase.FROM_TIME),
                words.say(AbsencePhrase.FROM_TIME_HINT)),
            from,
            words),
        day(
            Label.of(id(UNTIL_DAY, memory), words.say(AbsencePhrase.UNTIL_DAY), ""),
            until.map(words::until),
            words),
        time(
            Label.of(
                id(UNTIL_TIME, memory),
                words.say(AbsencePhrase.UNTIL_TIME),
                words.say(AbsencePhrase.UNTIL_TIME_HINT)),
            until.filter(end -> !words.endsWithDay(end)),
            words),
        Inputs.line(
            Label.of(
                    id(NOTE, memory),
                    words.say(AbsencePhrase.NOTE),
                    words.say(AbsencePhrase.NOTE_HINT))
                .optionally(),
            changed.flatMap(PlannedAbsence::note),
            PlannedAbsence.LONGEST_NOTE));
  }

  private static String changing(PlannedAbsence one, Wording words) {
    return words.say(
        AbsencePhrase.CHANGING,
        "who",
        Arg.person(one.member()),
        "from",
        one.away().from(),
        "until",
        words.until(one.away().until()));
  }

  private static LayoutBlock said(String mrkdwn) {
    return section(s -> s.text(markdownText(mrkdwn)));
  }

  private static List<LayoutBlock> shown(PlannedAbsence one, Instant now, Wording words) {
    String text =
        words.say(
            AbsencePhrase.PLANNED,
            "who",
            Arg.person(one.member()),
            "from",
            one.away().from(),
            "until",
            words.until(one.away().until()),
            "noted",
            one.note().isPresent(),
            "note",
            one.note().orElse(""));
    boolean begun = one.away().from().isBefore(now);
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
                            .text(plainText(words.say(AbsencePhrase.END, "begun", begun)))
                            .value(id))))));
  }

  private static InputBlock day(Label label, Optional<Instant> at, Wording words) {
    return Inputs.block(
        label,
        datePicker(d ->
            d.actionId(label.id())
                .initialDate(at.map(t -> local(t, words).toLocalDate().toString()).orElse(null))));
  }

  private static InputBlock time(Label label, Optional<Instant> at, Wording words) {
    return Inputs.block(
        label.optionally(),
        timePicker(t ->
            t.actionId(label.id())
                .initialTime(at.map(when -> TIME.format(local(when, words))).orElse(null))));
  }

  private static ZonedDateTime local(Instant at, Wording words) {
    return at.atZone(words.zone());
  }
}
