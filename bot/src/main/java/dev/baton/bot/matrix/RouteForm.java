package dev.baton.bot.matrix;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.MultiUsersSelectElement;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Arg;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.db.matrix.MatrixProposal.ChangedRoute;
import dev.baton.escalation.member.Member;
import dev.baton.matrix.AcceptWithin;
import dev.baton.matrix.Column;
import dev.baton.matrix.Email;
import dev.baton.matrix.Hours;
import dev.baton.matrix.Route;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The form of one route. People are chosen by their Slack names; addresses that nobody who could be
 * chosen has stand below, to be kept or taken out.
 */
final class RouteForm {
  static final String WITHIN = "matrix_within";
  static final String HOURS = "matrix_hours";
  static final String KEPT = "matrix_kept";

  /** Where stands what belongs to no field. */
  static final String FIRST = block(Column.OWNER);

  private static final int MOST_BOXES = 10;
  private static final int SHOWN_CRITERIA = 500;
  private static final int LONGEST = 500;

  private final Route route;
  private final PeopleOfRoute people;
  private final Wording words;

  RouteForm(Route route, List<Member> members, Wording words) {
    this.route = route;
    this.people = new PeopleOfRoute(members);
    this.words = words;
  }

  /** The id of the field for that column's people. */
  static String block(Column column) {
    return "matrix_" + column.header();
  }

  View view(String id, int version) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(section(s -> s.text(markdownText(explained()))));
    PeopleOfRoute.COLUMNS.forEach(column -> blocks.add(choice(column)));
    kept(blocks);
    blocks.add(
        Inputs.line(
            Label.of(
                    WITHIN,
                    words.say(MatrixPhrase.WITHIN_FIELD),
                    words.say(MatrixPhrase.WITHIN_HINT))
                .optionally(),
            route.acceptWithin().map(AcceptWithin::written),
            LONGEST));
    blocks.add(
        Inputs.line(
            Label.of(HOURS, words.say(MatrixPhrase.HOURS_FIELD), words.say(MatrixPhrase.HOURS_HINT))
                .optionally(),
            route.hours().map(Hours::toString),
            LONGEST));
    return FormView.of(
        id,
        new FormView.Frame(
            words.say(MatrixPhrase.CHANGE_TITLE),
            words.say(MatrixPhrase.CHANGE_SUBMIT),
            words.say(SharedPhrase.CANCEL)),
        version + "|" + route.number(),
        blocks);
  }

  /** Which route the form is of; empty for what no form of this version of Baton remembers. */
  static Optional<ChangedRoute> placeOf(View view) {
    String memory = Optional.ofNullable(view.getPrivateMetadata()).orElse("");
    String[] parts = memory.split("\\|", -1);
    return parts.length == 2
        ? MatrixVersions.number(parts[0])
            .flatMap(version ->
                MatrixVersions.number(parts[1]).map(number -> new ChangedRoute(version, number)))
        : Optional.empty();
  }

  private String explained() {
    return words.say(
        MatrixPhrase.CHANGE_EXPLAINED,
        "number",
        String.valueOf(route.number()),
        "from",
        route.from().name(),
        "to",
        route.to().name(),
        "criteria",
        Mrkdwn.shorten(route.criteria(), SHOWN_CRITERIA));
  }

  private LayoutBlock choice(Column column) {
    List<String> chosen = people.chosen(route, column);
    MultiUsersSelectElement select =
        MultiUsersSelectElement.builder()
            .actionId(block(column))
            .maxSelectedItems(PeopleOfRoute.MOST)
            .initialUsers(chosen.isEmpty() ? null : chosen)
            .build();
    return Inputs.block(
        Label.of(block(column), words.say(label(column)), words.say(hint(column))).optionally(),
        select);
  }

  private static MatrixPhrase label(Column column) {
    return switch (column) {
      case BACKUP_OWNER -> MatrixPhrase.BACKUP_OWNERS_FIELD;
      case LEAD -> MatrixPhrase.LEADS_FIELD;
      case BACKUP_LEAD -> MatrixPhrase.BACKUP_LEADS_FIELD;
      case MANAGER -> MatrixPhrase.MANAGERS_FIELD;
      default -> MatrixPhrase.OWNERS_FIELD;
    };
  }

  private static MatrixPhrase hint(Column column) {
    return switch (column) {
      case OWNER -> MatrixPhrase.OWNERS_HINT;
      case LEAD -> MatrixPhrase.LEADS_HINT;
      default -> MatrixPhrase.PEOPLE_HINT;
    };
  }

  private void kept(List<LayoutBlock> blocks) {
    Map<String, PeopleOfRoute.Kept> kept = people.kept(route);
    List<OptionObject> boxes =
        kept.entrySet().stream()
            .limit(MOST_BOXES)
            .map(entry -> Inputs.option(shown(entry.getValue()), entry.getKey()))
            .toList();
    if (boxes.isEmpty()) {
      return;
    }
    blocks.add(
        Inputs.block(
            Label.of(KEPT, words.say(MatrixPhrase.KEPT_FIELD), words.say(MatrixPhrase.KEPT_HINT))
                .optionally(),
            CheckboxesElement.builder()
                .actionId(KEPT)
                .options(boxes)
                .initialOptions(boxes)
                .build()));
    List<String> more =
        kept.values().stream()
            .skip(MOST_BOXES)
            .map(PeopleOfRoute.Kept::email)
            .map(Email::address)
            .toList();
    if (!more.isEmpty()) {
      String said =
          words.say(MatrixPhrase.KEPT_MORE, "n", more.size(), "emails", Arg.everyOf(more));
      blocks.add(section(s -> s.text(markdownText(said))));
    }
  }

  /** Whether a box stood there for this one; the others stay. */
  static List<String> boxed(Map<String, PeopleOfRoute.Kept> kept) {
    return kept.keySet().stream().limit(MOST_BOXES).toList();
  }

  private String shown(PeopleOfRoute.Kept kept) {
    return words.say(
        MatrixPhrase.KEPT_OPTION,
        "column",
        words.say(label(kept.column())),
        "email",
        kept.email().address());
  }
}
