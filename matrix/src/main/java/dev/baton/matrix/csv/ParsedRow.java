package dev.baton.matrix.csv;

import dev.baton.matrix.AcceptWithin;
import dev.baton.matrix.Column;
import dev.baton.matrix.Criterion;
import dev.baton.matrix.Email;
import dev.baton.matrix.Hours;
import dev.baton.matrix.OncallKey;
import dev.baton.matrix.Pick;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import dev.baton.matrix.TicketFacts;
import dev.baton.matrix.Tier;
import dev.baton.matrix.check.RowDefect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * One row of the file as far as it can be read.
 *
 * @param from empty when it cannot be read
 * @param ownerBlank whether nobody is named to take over, which only a hand-back allows
 * @param route empty when the row has a fault
 */
record ParsedRow(
    long line, Optional<Tier> from, Optional<Tier> to, boolean ownerBlank, Optional<Route> route) {
  private static final int MAX_TIER = 50;
  private static final int MAX_VALUE = 75;
  private static final int MAX_CRITERIA = 1_000;
  private static final int MAX_ITEMS = 10;
  private static final int MAX_PEOPLE = 50;
  private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]{2,30}");

  /** A faulty row is read to its end with these, so that no fault hides another. */
  private static final Tier UNREAD_TIER = new Tier("unread");

  private static final Email UNREAD_EMAIL = new Email("unread@example.invalid");

  /** Reads a row; {@code spelling} gives a tier as the file first wrote it. */
  static ParsedRow of(int number, RowCells cells, Findings findings, UnaryOperator<Tier> spelling) {
    int before = findings.faultCount();
    Optional<Tier> from = tier(cells, Column.FROM_TIER).map(spelling);
    Optional<Tier> to = tier(cells, Column.TO_TIER).map(spelling);
    Route route = route(number, from.orElse(UNREAD_TIER), to.orElse(UNREAD_TIER), cells);
    return new ParsedRow(
        cells.line(),
        from,
        to,
        cells.isBlank(Column.OWNER),
        Optional.of(route).filter(_ -> findings.faultCount() == before));
  }

  private static Route route(int number, Tier from, Tier to, RowCells cells) {
    return new Route(
        number,
        from,
        to,
        conditions(cells),
        criteria(cells),
        checklist(cells),
        people(cells, Column.OWNER),
        people(cells, Column.BACKUP_OWNER),
        pick(cells),
        leads(cells),
        people(cells, Column.BACKUP_LEAD),
        people(cells, Column.MANAGER),
        acceptWithin(cells),
        hours(cells),
        channel(cells),
        oncall(cells));
  }

  private static Optional<Tier> tier(RowCells cells, Column column) {
    cells.require(column, new RowDefect.BlankTier());
    List<String> names = cells.values(column);
    cells.limit(column.header(), names, MAX_TIER, RowDefect.Part.TIER);
    if (names.size() > 1) {
      cells.fault(column.header(), String.join("|", names), new RowDefect.SeveralTiers());
      return Optional.empty();
    }
    return names.stream().findFirst().map(Tier::new);
  }

  private static List<Criterion> conditions(RowCells cells) {
    List<Criterion> conditions = new ArrayList<>();
    add(conditions, categories(cells), Criterion.Category::new);
    add(conditions, priorities(cells), Criterion.OfPriority::new);
    add(conditions, values(cells, Column.ACCOUNT_TIER), Criterion.AccountTier::new);
    cells.customValues().forEach((name, values) -> conditions.add(custom(cells, name, values)));
    return conditions;
  }

  private static <T> void add(
      List<Criterion> conditions, List<T> values, Function<List<T>, Criterion> criterion) {
    if (!values.isEmpty()) {
      conditions.add(criterion.apply(values));
    }
  }

  private static List<String> categories(RowCells cells) {
    List<String> categories = values(cells, Column.CATEGORY);
    if (categories.stream().anyMatch(TicketFacts::isOther)) {
      cells.fault(
          Column.CATEGORY.header(), String.join("|", categories), new RowDefect.OtherCategory());
    }
    return categories;
  }

  private static List<Priority> priorities(RowCells cells) {
    return cells.allParsed(Column.PRIORITY, Priority::parse, new RowDefect.NotPriority());
  }

  private static Criterion custom(RowCells cells, String name, List<String> values) {
    cells.limit(Column.CUSTOM + name, values, MAX_VALUE, RowDefect.Part.VALUE);
    return new Criterion.Custom(name, values);
  }

  private static List<String> values(RowCells cells, Column column) {
    List<String> values = cells.values(column);
    cells.limit(column.header(), values, MAX_VALUE, RowDefect.Part.VALUE);
    return values;
  }

  private static String criteria(RowCells cells) {
    cells.require(Column.CRITERIA, new RowDefect.BlankCriteria());
    Optional<String> criteria = cells.text(Column.CRITERIA);
    cells.limit(
        Column.CRITERIA.header(),
        criteria.stream().toList(),
        MAX_CRITERIA,
        RowDefect.Part.CRITERIA);
    return criteria.orElse("unread");
  }

  private static List<String> checklist(RowCells cells) {
    List<String> items = values(cells, Column.CHECKLIST);
    if (items.size() > MAX_ITEMS) {
      cells.fault(
          Column.CHECKLIST.header(),
          String.join("|", items),
          new RowDefect.TooManySteps(items.size(), MAX_ITEMS));
    }
    return items;
  }

  private static List<Email> people(RowCells cells, Column column) {
    List<Email> people = cells.allParsed(column, Email::parse, new RowDefect.NotEmail());
    if (people.size() > MAX_PEOPLE) {
      cells.fault(
          column.header(),
          people.getFirst() + "|…",
          new RowDefect.TooManyPeople(people.size(), MAX_PEOPLE));
    }
    return people;
  }

  private static Pick pick(RowCells cells) {
    return cells.parsed(Column.PICK, Pick::parse, new RowDefect.NotPick()).orElse(Pick.ORDER);
  }

  private static List<Email> leads(RowCells cells) {
    cells.require(Column.LEAD, new RowDefect.BlankLead());
    List<Email> leads = people(cells, Column.LEAD);
    return leads.isEmpty() ? List.of(UNREAD_EMAIL) : leads;
  }

  private static Optional<Duration> acceptWithin(RowCells cells) {
    return cells.parsed(
        Column.ACCEPT_WITHIN,
        AcceptWithin::parse,
        new RowDefect.NotAcceptWithin(AcceptWithin.LONGEST));
  }

  private static Optional<Hours> hours(RowCells cells) {
    return cells.parsed(Column.HOURS, Hours::parse, new RowDefect.NotHours());
  }

  private static Optional<String> channel(RowCells cells) {
    return cells.parsed(
        Column.CHANNEL,
        id -> Optional.of(id).filter(text -> CHANNEL.matcher(text).matches()),
        new RowDefect.NotChannel());
  }

  /** What stands there may be most of a key, so that the fault does not repeat it. */
  private static Optional<OncallKey> oncall(RowCells cells) {
    Optional<String> text = cells.text(Column.ONCALL);
    Optional<OncallKey> key = text.flatMap(OncallKey::parse);
    if (key.isEmpty()) {
      text.ifPresent(unread ->
          cells.fault(
              Column.ONCALL.header(),
              "",
              new RowDefect.NotOncall(unread.length(), OncallKey.LENGTH)));
    }
    return key;
  }
}
