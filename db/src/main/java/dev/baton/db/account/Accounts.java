package dev.baton.db.account;

import static dev.baton.db.tables.baton.Tables.ACCOUNT;

import dev.baton.db.Tx;
import dev.baton.db.tables.baton.tables.records.AccountRecord;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.ContractValue;
import dev.baton.escalation.account.Health;
import dev.baton.matrix.Email;
import dev.baton.matrix.Names;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.impl.DSL;

/** The customers of a workspace. */
public final class Accounts {
  private final Tx tx;

  private Accounts(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static Accounts in(Tx tx) {
    return new Accounts(tx);
  }

  /** The account of this id; empty when there is none. */
  public Optional<Account> find(UUID id) {
    return tx.dsl()
        .selectFrom(ACCOUNT)
        .where(ACCOUNT.ORG_ID.eq(tx.orgId()), ACCOUNT.ACCOUNT_ID.eq(id))
        .fetchOptional(Accounts::read);
  }

  /** The account of this name, in any spelling of it; empty when there is none. */
  public Optional<Account> named(String name) {
    return tx.dsl()
        .selectFrom(ACCOUNT)
        .where(ACCOUNT.ORG_ID.eq(tx.orgId()), ACCOUNT.FOLDED_NAME.eq(Names.key(name)))
        .fetchOptional(Accounts::read);
  }

  /** The tiers that accounts have, in their order, at most so many. */
  public List<String> tiers(int most) {
    return tx.dsl()
        .selectDistinct(ACCOUNT.TIER)
        .from(ACCOUNT)
        .where(ACCOUNT.ORG_ID.eq(tx.orgId()), ACCOUNT.TIER.isNotNull())
        .orderBy(ACCOUNT.TIER)
        .limit(most)
        .fetch(ACCOUNT.TIER);
  }

  /** Those of these ids, and of these names. */
  List<Account> those(Collection<UUID> ids, Collection<String> foldedNames) {
    return tx.dsl()
        .selectFrom(ACCOUNT)
        .where(
            ACCOUNT.ORG_ID.eq(tx.orgId()),
            ACCOUNT.ACCOUNT_ID.in(ids).or(ACCOUNT.FOLDED_NAME.in(foldedNames)))
        .fetch(Accounts::read);
  }

  /** Those whose folded name is one of these. */
  public List<Account> ofKeys(Collection<String> foldedNames) {
    String[] names = foldedNames.toArray(String[]::new);
    return tx.dsl()
        .selectFrom(ACCOUNT)
        .where(ACCOUNT.ORG_ID.eq(tx.orgId()), ACCOUNT.FOLDED_NAME.eq(DSL.any(names)))
        .fetch(Accounts::read);
  }

  /** So many of them, in the order of their names. */
  public List<Account> all(int most) {
    return tx.dsl()
        .selectFrom(ACCOUNT)
        .where(ACCOUNT.ORG_ID.eq(tx.orgId()))
        .orderBy(ACCOUNT.FOLDED_NAME)
        .limit(most)
        .fetch(Accounts::read);
  }

  /** Keeps this account as it is said here: a new one, or a known one of the same id. */
  public void keep(Account account, Instant at) {
    AccountRecord row = write(account);
    row.setUpdatedAt(at);
    tx.dsl()
        .insertInto(ACCOUNT)
        .set(row)
        .set(ACCOUNT.ORG_ID, tx.orgId())
        .set(ACCOUNT.ACCOUNT_ID, account.id())
        .set(ACCOUNT.CREATED_AT, at)
        .onConflict(ACCOUNT.ORG_ID, ACCOUNT.ACCOUNT_ID)
        .doUpdate()
        .set(row)
        .execute();
  }

  private AccountRecord write(Account account) {
    AccountRecord row = new AccountRecord();
    row.setName(account.name());
    row.setFoldedName(Names.key(account.name()));
    row.setTier(account.tier().orElse(null));
    row.setContractValueMinor(account.value().map(ContractValue::minor).orElse(null));
    row.setCurrency(account.value().map(value -> value.currency().getCurrencyCode()).orElse(null));
    row.setHealth(account.health().map(Health::code).orElse(null));
    row.setHealthNote(account.healthNote().orElse(null));
    row.setRenewalOn(account.renewal().orElse(null));
    row.setOwner(account.owner().map(Email::address).orElse(null));
    row.setBackupOwner(account.backup().map(Email::address).orElse(null));
    row.setExecutive(account.executive().map(Email::address).orElse(null));
    row.setExternalId(account.externalId().orElse(null));
    return row;
  }

  static Account read(AccountRecord row) {
    return new Account(
        row.getAccountId(),
        row.getName(),
        Optional.ofNullable(row.getTier()),
        Optional.ofNullable(row.getContractValueMinor())
            .map(minor -> new ContractValue(minor, Currency.getInstance(row.getCurrency()))),
        Optional.ofNullable(row.getHealth()).flatMap(Health::parse),
        Optional.ofNullable(row.getHealthNote()),
        Optional.ofNullable(row.getRenewalOn()),
        Optional.ofNullable(row.getOwner()).flatMap(Email::parse),
        Optional.ofNullable(row.getBackupOwner()).flatMap(Email::parse),
        Optional.ofNullable(row.getExecutive()).flatMap(Email::parse),
        Optional.ofNullable(row.getExternalId()));
  }
}
