package dev.baton.db.table;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;

import dev.baton.db.Tx;
import dev.baton.db.clock.Clocks;
import dev.baton.db.tables.baton.tables.records.AccountRecord;
import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.account.ContractValue;
import dev.baton.escalation.field.Facts;
import dev.baton.escalation.field.FieldChange;
import dev.baton.escalation.field.Stamp;
import dev.baton.matrix.Names;
import dev.baton.matrix.check.TableDefect;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jooq.SelectForUpdateStep;

/** Rows of {@code accounts.csv} beside the accounts that are known. */
public final class AccountTable {
  private final Tx tx;

  private AccountTable(Tx tx) {
    this.tx = tx;
  }

  /** The accounts of this transaction's workspace. */
  public static AccountTable in(Tx tx) {
    return new AccountTable(tx);
  }

  /** What these rows would change; nothing is changed. */
  public TableDiff compare(List<AccountRow> rows) {
    return take(rows, false, Instant.EPOCH);
  }

  /** Makes it so, unless a row has a fault: then nothing is changed. */
  public TableDiff apply(List<AccountRow> rows, Instant at) {
    TableDiff diff = compare(rows);
    return diff.faults().isEmpty() ? take(rows, true, at) : diff;
  }

  private TableDiff take(List<AccountRow> rows, boolean write, Instant at) {
    Map<String, AccountRecord> byName = new HashMap<>();
    Map<String, AccountRecord> byExternalId = new HashMap<>();
    known(rows, write)
        .forEach(row -> {
          byName.put(row.getFoldedName(), row);
          Optional.ofNullable(row.getExternalId()).ifPresent(id -> byExternalId.put(id, row));
        });
    Tally tally = new Tally();
    for (AccountRow row : rows) {
      Optional<AccountRecord> named = Optional.ofNullable(byName.get(Names.key(row.name())));
      Optional<AccountRecord> known = row.externalId().map(byExternalId::get).or(() -> named);
      if (named.isPresent()
          && !named.get().getAccountId().equals(known.orElseThrow().getAccountId())) {
        tally.fault(row.line(), AccountRow.NAME, row.name(), new TableDefect.NameTaken());
        continue;
      }
      Facts.Heard heard = known.map(AccountTable::facts).orElse(Facts.NONE).hear(row.word());
      tally.heard(row.name(), known.isEmpty(), heard);
      if (write) {
        write(known, heard.facts(), at);
        known
            .filter(_ -> heard.changes().stream().anyMatch(AccountTable::changesPromises))
            .ifPresent(old -> tx.enqueueOnce(Clocks.PLAN, planning(old, at), at));
      }
    }
    return tally.diff();
  }

  /** Each change for itself: what runs already may be past some of the tickets. */
  private static String planning(AccountRecord account, Instant at) {
    return "account/" + account.getAccountId() + "/" + at;
  }

  private static boolean changesPromises(FieldChange change) {
    return change.field().equals(AccountRow.TIER) || change.field().equals(AccountRow.NAME);
  }

  private List<AccountRecord> known(List<AccountRow> rows, boolean write) {
    ResultQuery<AccountRecord> query =
        tx.dsl()
            .selectFrom(ACCOUNT)
            .where(
                ACCOUNT.ORG_ID.eq(tx.orgId()),
                ACCOUNT
                    .FOLDED_NAME
                    .in(rows.stream().map(row -> Names.key(row.name())).toList())
                    .or(
                        ACCOUNT.EXTERNAL_ID.in(
                            rows.stream().flatMap(row -> row.externalId().stream()).toList())))
            .orderBy(ACCOUNT.ACCOUNT_ID);
    return write ? locking(query).fetch() : query.fetch();
  }

  private static <R extends Record> ResultQuery<R> locking(ResultQuery<R> query) {
    return ((SelectForUpdateStep<R>) query).forUpdate();
  }

  private static Facts facts(AccountRecord row) {
    Map<String, String> values = new HashMap<>();
    put(values, AccountRow.NAME, row.getName(), Function.identity());
    put(values, AccountRow.EXTERNAL_ID, row.getExternalId(), Function.identity());
    put(values, AccountRow.TIER, row.getTier(), Function.identity());
    put(
        values,
        AccountRow.VALUE,
        row.getContractValueMinor(),
        minor ->
            new ContractValue(minor, Currency.getInstance(row.getCurrency()))
                .amount()
                .toPlainString());
    put(values, AccountRow.CURRENCY, row.getCurrency(), Function.identity());
    put(values, AccountRow.HEALTH, row.getHealth(), Function.identity());
    put(values, AccountRow.HEALTH_NOTE, row.getHealthNote(), Function.identity());
    put(values, AccountRow.RENEWAL, row.getRenewalOn(), LocalDate::toString);
    put(values, AccountRow.OWNER, row.getOwner(), Function.identity());
    put(values, AccountRow.BACKUP, row.getBackupOwner(), Function.identity());
    put(values, AccountRow.EXECUTIVE, row.getExecutive(), Function.identity());
    return new Facts(values, StampsJson.read(row.getStamps()), row.getCreatedAt());
  }

  static <T> void put(
      Map<String, String> values, String field, T value, Function<T, String> written) {
    Optional.ofNullable(value).map(written).ifPresent(text -> values.put(field, text));
  }

  private void write(Optional<AccountRecord> known, Facts facts, Instant at) {
    AccountRecord row = record(facts);
    row.setUpdatedAt(newest(facts).orElse(at));
    if (known.isPresent()) {
      tx.dsl()
          .update(ACCOUNT)
          .set(row)
          .where(ACCOUNT.ORG_ID.eq(tx.orgId()), ACCOUNT.ACCOUNT_ID.eq(known.get().getAccountId()))
          .execute();
      return;
    }
    tx.dsl()
        .insertInto(ACCOUNT)
        .set(row)
        .set(ACCOUNT.ORG_ID, tx.orgId())
        .set(ACCOUNT.ACCOUNT_ID, tx.newId())
        .set(ACCOUNT.CREATED_AT, at)
        .execute();
  }

  private static AccountRecord record(Facts facts) {
    Map<String, String> values = new TreeMap<>(facts.values());
    AccountRecord row = new AccountRecord();
    String name = values.getOrDefault(AccountRow.NAME, "");
    row.setName(name);
    row.setFoldedName(Names.key(name));
    row.setExternalId(values.get(AccountRow.EXTERNAL_ID));
    row.setTier(values.get(AccountRow.TIER));
    String currency = values.get(AccountRow.CURRENCY);
    String amount = values.get(AccountRow.VALUE);
    boolean valued = currency != null && amount != null;
    row.setCurrency(valued ? currency : null);
    row.setContractValueMinor(
        valued
            ? (Long)
                ContractValue.of(new BigDecimal(amount), Currency.getInstance(currency)).minor()
            : null);
    row.setHealth(values.get(AccountRow.HEALTH));
    row.setHealthNote(values.get(AccountRow.HEALTH_NOTE));
    String renewal = values.get(AccountRow.RENEWAL);
    row.setRenewalOn(renewal == null ? null : LocalDate.parse(renewal));
    row.setOwner(values.get(AccountRow.OWNER));
    row.setBackupOwner(values.get(AccountRow.BACKUP));
    row.setExecutive(values.get(AccountRow.EXECUTIVE));
    row.setStamps(StampsJson.write(facts.stamps(), Map.of()));
    return row;
  }

  static Optional<Instant> newest(Facts facts) {
    return facts.stamps().values().stream().map(Stamp::at).max(Instant::compareTo);
  }

  /** Whether an account has this external id. */
  public boolean knows(String externalId) {
    return tx.dsl()
        .fetchExists(ACCOUNT, ACCOUNT.ORG_ID.eq(tx.orgId()), ACCOUNT.EXTERNAL_ID.eq(externalId));
  }

  /** The accounts that these names or external ids mean, by folded name and by external id. */
  static Map<String, AccountRecord> meant(Tx tx, List<String> written) {
    return tx
        .dsl()
        .selectFrom(ACCOUNT)
        .where(
            ACCOUNT.ORG_ID.eq(tx.orgId()),
            ACCOUNT
                .FOLDED_NAME
                .in(written.stream().map(Names::key).toList())
                .or(ACCOUNT.EXTERNAL_ID.in(written)))
        .fetch()
        .stream()
        .flatMap(row ->
            Optional.ofNullable(row.getExternalId())
                .map(id -> Stream.of(row.getFoldedName(), id))
                .orElseGet(() -> Stream.of(row.getFoldedName()))
                .map(key -> Map.entry(key, row)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first));
  }
}
