package dev.baton.escalation.account;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.field.Cells;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.field.Word;
import dev.baton.matrix.Email;
import dev.baton.matrix.Names;
import dev.baton.matrix.check.RowDefect;
import dev.baton.matrix.check.TableDefect;
import dev.baton.matrix.csv.Table;
import dev.baton.matrix.csv.TableRow;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A row of {@code accounts.csv} as far as it can be read.
 *
 * @param line of the file
 * @param name as it is written there
 * @param externalId by which other programs know the account; empty for none
 * @param word what the row says, its name and external id among it
 */
public record AccountRow(long line, String name, Optional<String> externalId, Word word) {
  public static final String NAME = "account";
  public static final String EXTERNAL_ID = "external_id";
  public static final String TIER = "tier";
  public static final String VALUE = "contract_value";
  public static final String CURRENCY = "currency";
  public static final String HEALTH = "health";
  public static final String HEALTH_NOTE = "health_note";
  public static final String RENEWAL = "renewal";
  public static final String OWNER = "owner";
  public static final String BACKUP = "backup_owner";
  public static final String EXECUTIVE = "executive";

  /** What the file may hold. */
  public static final Table.Columns COLUMNS =
      new Table.Columns(
          Set.of(
              NAME,
              EXTERNAL_ID,
              TIER,
              VALUE,
              CURRENCY,
              HEALTH,
              HEALTH_NOTE,
              RENEWAL,
              OWNER,
              BACKUP,
              EXECUTIVE,
              Cells.UPDATED),
          Set.of(NAME),
          20_000,
          20 * 1024 * 1024);

  private static final int MOST_NAME = 200;
  private static final int MOST_NOTE = 1_000;

  public AccountRow {
    requireNonNull(name);
    requireNonNull(externalId);
    requireNonNull(word);
  }

  /**
   * Reads a row; what is wrong with it is noted there, and the answer is of no use then.
   *
   * @param id of the import
   * @param now the row is of now where it does not say of when it is
   */
  public static AccountRow of(TableRow row, String id, Instant now) {
    Instant at = Cells.moment(row, Cells.UPDATED, now).orElse(now);
    return said(row, new Stamp(at, id, "import"));
  }

  /** Reads what a program says of one account; what is wrong with it is noted in the row. */
  public static AccountRow said(TableRow row, Stamp stamp) {
    Map<String, Optional<String>> values = new HashMap<>();
    Optional<String> name = Cells.limited(row, NAME, MOST_NAME).map(Names::tidy);
    if (name.isEmpty() && !row.isFaulty()) {
      row.fault(NAME, "", new TableDefect.Blank());
    }
    say(values, row, NAME, name);
    say(values, row, EXTERNAL_ID, Cells.limited(row, EXTERNAL_ID, MOST_NAME));
    say(values, row, TIER, Cells.limited(row, TIER, MOST_NAME).map(Names::tidy));
    money(row, values);
    say(
        values,
        row,
        HEALTH,
        row.parsed(HEALTH, Health::parse, new TableDefect.NotHealth()).map(Health::code));
    say(values, row, HEALTH_NOTE, Cells.limited(row, HEALTH_NOTE, MOST_NOTE));
    say(
        values,
        row,
        RENEWAL,
        row.parsed(RENEWAL, AccountRow::day, new TableDefect.NotDay()).map(LocalDate::toString));
    for (String person : new String[] {OWNER, BACKUP, EXECUTIVE}) {
      say(
          values,
          row,
          person,
          row.parsed(person, Email::parse, new RowDefect.NotEmail()).map(Email::address));
    }
    return new AccountRow(
        row.line(),
        name.orElse(""),
        values.getOrDefault(EXTERNAL_ID, Optional.empty()),
        new Word(values, stamp));
  }

  /** Amount and currency are one field of two cells: one without the other says nothing. */
  private static void money(TableRow row, Map<String, Optional<String>> values) {
    if (!row.has(VALUE) && !row.has(CURRENCY)) {
      return;
    }
    Optional<Currency> currency =
        row.parsed(CURRENCY, AccountRow::currency, new TableDefect.NotCurrency());
    Optional<BigDecimal> amount =
        row.parsed(VALUE, AccountRow::amount, new TableDefect.NotAmount());
    if (row.isFaulty()) {
      return;
    }
    if (amount.isPresent() != currency.isPresent()) {
      row.fault(amount.isPresent() ? CURRENCY : VALUE, "", new TableDefect.AmountAndCurrency());
      return;
    }
    try {
      values.put(
          VALUE,
          amount.map(
              some -> ContractValue.of(some, currency.orElseThrow()).amount().toPlainString()));
      values.put(CURRENCY, currency.map(Currency::getCurrencyCode));
    } catch (ArithmeticException tooFine) {
      row.fault(VALUE, amount.orElseThrow().toPlainString(), new TableDefect.NotAmount());
    }
  }

  /** 180000, 180000.50, 180,000.50; a comma for the decimals would be read as thousands. */
  private static Optional<BigDecimal> amount(String text) {
    boolean plain = text.matches("[0-9]{1,15}(\\.[0-9]{1,4})?");
    boolean grouped = text.matches("[0-9]{1,3}([, '’][0-9]{3}){1,4}(\\.[0-9]{1,4})?");
    return plain || grouped
        ? Optional.of(new BigDecimal(text.replaceAll("[^0-9.]", "")))
        : Optional.empty();
  }

  private static Optional<Currency> currency(String text) {
    try {
      Currency currency = Currency.getInstance(text.toUpperCase(Locale.ROOT));
      return currency.getDefaultFractionDigits() < 0 ? Optional.empty() : Optional.of(currency);
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  private static void say(
      Map<String, Optional<String>> values, TableRow row, String column, Optional<String> value) {
    if (row.has(column)) {
      values.put(column, value);
    }
  }
}
