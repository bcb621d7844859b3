package dev.baton.bot.setup;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.privacy.RetentionPeriod;
import dev.baton.escalation.setup.SetupField;
import dev.baton.escalation.setup.SetupPlan;
import dev.baton.matrix.AcceptWithin;
import dev.baton.matrix.Priority;
import dev.baton.slack.Inputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Step 5: categories, times, hours, exceptions, and what the workspace agrees to. */
final class DetailsPage {
  private static final String USUAL_HOURS = "Mon-Fri 09:00-17:00";
  private static final List<Integer> MONTHS = List.of(6, 12, 24, 36, 60, 120);
  private static final String USUAL_MONTHS = "24";
  static final String EVER = "ever";
  static final String NOT_AGREED = "none";

  private DetailsPage() {}

  static List<LayoutBlock> blocks(SetupFields fields, MailAccess mail) {
    Wording words = fields.words();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(fields.said(words.say(SetupPhrase.DETAILS_INTRO)));
    blocks.add(
        lines(fields, SetupField.CATEGORIES, SetupPhrase.CATEGORIES, SetupPhrase.CATEGORIES_HINT));
    blocks.add(
        lines(
            fields,
            SetupField.ACCOUNT_TIERS,
            SetupPhrase.ACCOUNT_TIERS,
            SetupPhrase.ACCOUNT_TIERS_HINT));
    for (Priority priority : Priority.values()) {
      blocks.add(time(fields, priority));
    }
    blocks.add(
        lines(fields, SetupField.TIER_TIMES, SetupPhrase.TIER_TIMES, SetupPhrase.TIER_TIMES_HINT));
    blocks.addAll(hours(fields));
    blocks.add(
        fields.line(
            SetupField.PEAK,
            words.say(SetupPhrase.PEAK),
            words.say(SetupPhrase.PEAK_HINT, "many", SetupPlan.MANY_A_DAY),
            Optional.empty()));
    blocks.add(
        lines(fields, SetupField.EXCEPTIONS, SetupPhrase.EXCEPTIONS, SetupPhrase.EXCEPTIONS_HINT));
    if (isAsked(mail)) {
      blocks.add(email(fields));
    }
    blocks.add(retention(fields));
    return blocks;
  }

  /** A key of the server's own workspace is the consent already; without a key there is no mail. */
  private static boolean isAsked(MailAccess mail) {
    return mail instanceof MailAccess.On on && !on.keyIsConsent();
  }

  private static LayoutBlock lines(
      SetupFields fields, String field, SetupPhrase label, SetupPhrase hint) {
    return fields.lines(field, fields.words().say(label), fields.words().say(hint), true);
  }

  private static LayoutBlock time(SetupFields fields, Priority priority) {
    String usual = AcceptWithin.written(priority.defaultAcceptWithin());
    return fields.line(
        SetupField.time(priority),
        fields.words().say(SetupPhrase.TIME, "priority", priority.name()),
        fields.words().say(SetupPhrase.TIME_HINT, "usual", usual),
        Optional.of(usual));
  }

  private static List<LayoutBlock> hours(SetupFields fields) {
    Wording words = fields.words();
    return List.of(
        fields.line(
            SetupField.HOURS,
            words.say(SetupPhrase.HOURS),
            words.say(SetupPhrase.HOURS_HINT),
            Optional.of(USUAL_HOURS)),
        fields.line(
            SetupField.ZONE,
            words.say(SetupPhrase.ZONE),
            words.say(SetupPhrase.ZONE_HINT),
            Optional.of(zone(words))),
        fields.region(words.say(SetupPhrase.REGION), words.say(SetupPhrase.REGION_HINT)),
        lines(
            fields, SetupField.CLOSED_DAYS, SetupPhrase.CLOSED_DAYS, SetupPhrase.CLOSED_DAYS_HINT));
  }

  /** The admin's own, under the name that people write. */
  private static String zone(Wording words) {
    String id = words.zone().getId();
    return id.equals("Z") ? "UTC" : id;
  }

  private static LayoutBlock email(SetupFields fields) {
    Wording words = fields.words();
    return fields.select(
        SetupField.EMAIL,
        words.say(SetupPhrase.EMAIL),
        "",
        List.of(
            Inputs.option(words.say(SetupPhrase.EMAIL_YES), SetupPlan.AGREED),
            Inputs.option(words.say(SetupPhrase.EMAIL_NO), NOT_AGREED)),
        NOT_AGREED);
  }

  /** The usual ones, and the one that is set where that is none of them. */
  private static Stream<Integer> months(SetupFields fields) {
    Stream<Integer> set =
        fields.answers().text(SetupField.RETENTION).flatMap(RetentionPeriod::parse).stream()
            .map(RetentionPeriod::months);
    return Stream.concat(MONTHS.stream(), set).distinct().sorted();
  }

  private static LayoutBlock retention(SetupFields fields) {
    Wording words = fields.words();
    List<OptionObject> options =
        Stream.concat(
                months(fields)
                    .map(months ->
                        Inputs.option(
                            words.say(SetupPhrase.RETENTION_MONTHS, "n", months),
                            String.valueOf(months))),
                Stream.of(Inputs.option(words.say(SetupPhrase.RETENTION_EVER), EVER)))
            .toList();
    return fields.select(
        SetupField.RETENTION,
        words.say(SetupPhrase.RETENTION),
        words.say(SetupPhrase.RETENTION_HINT),
        options,
        USUAL_MONTHS);
  }
}
