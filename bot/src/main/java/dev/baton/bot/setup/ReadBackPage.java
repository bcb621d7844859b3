package dev.baton.bot.setup;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.staticSelect;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import dev.baton.bot.clock.HolidayNames;
import dev.baton.bot.matrix.CheckText;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.Wording;
import dev.baton.escalation.setup.SetupField;
import dev.baton.escalation.setup.SetupPlan;
import dev.baton.escalation.setup.SetupStep;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.matrix.AcceptWithin;
import dev.baton.matrix.Criterion;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.Route;
import dev.baton.matrix.check.Change;
import dev.baton.matrix.check.Gap;
import dev.baton.matrix.check.ImportPlan;
import dev.baton.slack.Inputs;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Step 6: everything read back in words, and what it leaves open. */
final class ReadBackPage {
  private static final int MOST_ROUTES = 60;
  private static final int MOST_LINES = 20;

  private final SetupFields fields;
  private final Wording words;
  private final SetupPlan plan;
  private final ImportPlan check;
  private final Directory people;
  private final boolean keyIsConsent;

  /**
   * @param keyIsConsent whether the server's own key turns email on without a question
   */
  ReadBackPage(
      SetupFields fields,
      SetupPlan plan,
      ImportPlan check,
      Directory people,
      boolean keyIsConsent) {
    this.fields = fields;
    this.words = fields.words();
    this.plan = plan;
    this.check = check;
    this.people = people;
    this.keyIsConsent = keyIsConsent;
  }

  List<LayoutBlock> blocks() {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(fields.said(words.say(SetupPhrase.READ_BACK_INTRO)));
    plan.routes().stream()
        .limit(MOST_ROUTES)
        .map(this::said)
        .map(fields::said)
        .forEach(blocks::add);
    rest(plan.routes().size() - MOST_ROUTES, blocks);
    blocks.add(fields.said(settings()));
    check
        .liveVersion()
        .ifPresent(version ->
            listed(
                words.say(SetupPhrase.DIFFERENCES_SAID, "version", String.valueOf(version)),
                withGaps(List.of()),
                blocks));
    listed(words.say(SetupPhrase.GAPS_SAID), withChanges(List.of(), check.gaps()), blocks);
    blocks.add(change());
    return blocks;
  }

  private ImportPlan withGaps(List<Gap> gaps) {
    return withChanges(check.changes(), gaps);
  }

  private ImportPlan withChanges(List<Change> changes, List<Gap> gaps) {
    return new ImportPlan(
        check.liveVersion(), check.routes(), changes, check.unchanged(), false, List.of(), gaps);
  }

  private void listed(String heading, ImportPlan shown, List<LayoutBlock> blocks) {
    List<String> lines = new CheckText(words).plan(shown);
    if (lines.isEmpty()) {
      return;
    }
    String text =
        lines.stream().limit(MOST_LINES).map(ReadBackPage::point).collect(Collectors.joining("\n"));
    blocks.add(fields.said(heading + "\n" + text));
    rest(lines.size() - MOST_LINES, blocks);
  }

  private void rest(int more, List<LayoutBlock> blocks) {
    if (more > 0) {
      blocks.add(fields.said(words.say(SetupPhrase.REST_IN_CSV, "n", more)));
    }
  }

  private String said(Route route) {
    List<String> backups = ids(route.backupLeads());
    List<String> leads = ids(route.leads());
    return words.say(
        SetupPhrase.ROUTE_SAID,
        "from",
        route.from().name(),
        "to",
        route.to().name(),
        "limited",
        !route.conditions().isEmpty(),
        "conditions",
        conditions(route),
        "criteria",
        route.criteria(),
        "leads",
        named(leads),
        "led",
        leads.size(),
        "covered",
        !backups.isEmpty(),
        "backups",
        named(backups),
        "owned",
        !route.owners().isEmpty(),
        "owners",
        Arg.anyOf(ids(route.owners()).stream().map(Arg::person).toList()),
        "timed",
        route.acceptWithin().isPresent(),
        "within",
        route.acceptWithin().map(AcceptWithin::written).orElse(""));
  }

  /** A line that says more of the one above stands below its point, without one of its own. */
  private static String point(String line) {
    return line.startsWith(" ")
        ? "\u2003" + Mrkdwn.escape(line.strip())
        : "• " + Mrkdwn.escape(line);
  }

  private static String conditions(Route route) {
    return route.conditions().stream()
        .map(Criterion::texts)
        .map(texts -> String.join(", ", texts))
        .collect(Collectors.joining("; "));
  }

  private List<String> ids(List<Email> emails) {
    return emails.stream().flatMap(email -> people.find(email).stream()).map(p -> p.id()).toList();
  }

  private static Arg named(List<String> ids) {
    return Arg.allOf(ids.stream().map(Arg::person).toList());
  }

  private String settings() {
    return words.say(
        SetupPhrase.SETTINGS_SAID,
        "example",
        example(),
        "linked",
        plan.format().urlTemplate().isPresent(),
        "address",
        plan.format().urlTemplate().orElse(""),
        "hours",
        plan.calendar().hours().toString(),
        "holidays",
        plan.calendar().region().isPresent(),
        "region",
        plan.calendar()
            .region()
            .map(code -> HolidayNames.ofRegion(code, words.locale()))
            .orElse(""),
        "email",
        plan.emailAgreed() || keyIsConsent,
        "kept",
        plan.retention().map(period -> period.months()).orElse(0));
  }

  /** What the admin gave as one, else what the format makes of a number. */
  private String example() {
    return fields
        .answers()
        .text(SetupField.EXAMPLE)
        .flatMap(plan.format()::parse)
        .map(TicketKey::shown)
        .orElseGet(plan.format()::example);
  }

  /** An input, so that what goes wrong at the end has a field to stand at. */
  private LayoutBlock change() {
    List<OptionObject> steps =
        Stream.of(SetupStep.values())
            .filter(step -> step != SetupStep.READ_BACK)
            .map(step -> Inputs.option(words.say(label(step)), step.code()))
            .toList();
    String block = fields.memory().blockOf(SetupPages.JUMP);
    return input(i ->
        i.blockId(block)
            .label(plainText(words.say(SetupPhrase.CHANGE)))
            .optional(true)
            .dispatchAction(true)
            .element(staticSelect(s -> s.actionId(SetupMoveOn.JUMP).options(steps))));
  }

  private static SetupPhrase label(SetupStep step) {
    return switch (step) {
      case NAMING -> SetupPhrase.STEP_NAMING;
      case TIERS -> SetupPhrase.STEP_TIERS;
      case PEOPLE -> SetupPhrase.STEP_PEOPLE;
      case MOVES -> SetupPhrase.STEP_MOVES;
      case DETAILS, READ_BACK -> SetupPhrase.STEP_DETAILS;
    };
  }
}
