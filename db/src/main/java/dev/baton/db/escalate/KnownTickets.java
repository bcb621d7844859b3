package dev.baton.db.escalate;

import static dev.baton.db.tables.baton.Tables.TICKET;
import static dev.baton.db.tables.baton.Tables.TICKET_ALIAS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;

import dev.baton.db.Tx;
import dev.baton.escalation.ticket.KeyReading;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Field;

/** Which ticket of the workspace a spelling means, aliases followed. */
public final class KnownTickets {
  /** More than anybody joins one after the other; an end for a chain that should not be there. */
  private static final int LONGEST_CHAIN = 50;

  private static final int MOST_MEANT = 3;

  /** As the index has it. */
  private static final Field<String> NUMBER =
      field("ltrim(substring({0} from '[0-9]+$'), '0')", String.class, TICKET.TICKET_KEY);

  private final Tx tx;

  private KnownTickets(Tx tx) {
    this.tx = tx;
  }

  /** Those of this transaction's workspace. */
  public static KnownTickets in(Tx tx) {
    return new KnownTickets(tx);
  }

  /** The known ticket of this spelling, else the key that it is by itself; empty when neither. */
  public Optional<TicketKey> keyOf(KeyReading reading) {
    return known(reading).or(reading::key);
  }

  /** The known ticket of this spelling; empty when Baton never saw it. */
  public Optional<TicketKey> known(KeyReading reading) {
    if (reading.lookups().isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> aliases = aliases(reading.lookups());
    Map<String, String> shown = shown(reading.lookups());
    return reading.lookups().stream()
        .filter(name -> aliases.containsKey(name) || shown.containsKey(name))
        .findFirst()
        .map(name -> aliases.containsKey(name) ? end(aliases.get(name)) : name)
        .flatMap(identity -> shown(List.of(identity)).entrySet().stream().findFirst())
        .map(ticket -> new TicketKey(ticket.getKey(), ticket.getValue()));
  }

  /**
   * The known ticket as which this one goes on, since its help desk merged them; empty for none.
   */
  public Optional<TicketKey> mergedInto(String identity) {
    return tx.dsl()
        .select(TICKET.MERGED_INTO)
        .from(TICKET)
        .where(
            TICKET.ORG_ID.eq(tx.orgId()),
            TICKET.TICKET_KEY.eq(identity),
            TICKET.MERGED_INTO.isNotNull())
        .fetchOptional(TICKET.MERGED_INTO)
        .flatMap(into -> shown(List.of(into)).entrySet().stream().findFirst())
        .map(ticket -> new TicketKey(ticket.getKey(), ticket.getValue()));
  }

  private Map<String, String> aliases(Collection<String> names) {
    return tx.dsl()
        .select(TICKET_ALIAS.ALIAS_KEY, TICKET_ALIAS.TICKET_KEY)
        .from(TICKET_ALIAS)
        .where(TICKET_ALIAS.ORG_ID.eq(tx.orgId()), TICKET_ALIAS.ALIAS_KEY.in(names))
        .fetchMap(TICKET_ALIAS.ALIAS_KEY, TICKET_ALIAS.TICKET_KEY);
  }

  private Map<String, String> shown(Collection<String> identities) {
    return tx.dsl()
        .select(TICKET.TICKET_KEY, TICKET.SHOWN_KEY)
        .from(TICKET)
        .where(
            TICKET.ORG_ID.eq(tx.orgId()),
            TICKET.TICKET_KEY.eq(any(identities.toArray(String[]::new))))
        .fetchMap(TICKET.TICKET_KEY, TICKET.SHOWN_KEY);
  }

  /** Where an identity leads in the end, itself when it leads nowhere. */
  String end(String identity) {
    String at = identity;
    for (int step = 0; step < LONGEST_CHAIN; step++) {
      String next = aliases(List.of(at)).get(at);
      if (next == null) {
        return at;
      }
      at = next;
    }
    throw new IllegalStateException("The aliases of " + identity + " never end");
  }

  /** Whether this identity leads to another ticket. */
  public boolean leadsOn(String identity) {
    return aliases(List.of(identity)).containsKey(identity);
  }

  /**
   * Known tickets that somebody who writes this unknown key may mean: those whose spelling folds to
   * the same, the only one with the same number, and those one slip away; a few at most.
   */
  public List<TicketKey> meantBy(TicketKey unknown) {
    Map<String, TicketKey> meant = new LinkedHashMap<>();
    List<TicketKey> sameNumber = ofNumber(unknown.digits());
    sameNumber.stream()
        .filter(key -> TicketKey.folded(key.identity()).equals(unknown.identity()))
        .forEach(key -> meant.put(key.identity(), key));
    if (sameNumber.size() == 1) {
      meant.put(sameNumber.getFirst().identity(), sameNumber.getFirst());
    }
    Set<String> near = TicketKeyFormat.near(unknown);
    if (!near.isEmpty()) {
      shown(near).forEach((key, shown) -> meant.put(key, new TicketKey(key, shown)));
    }
    meant.remove(unknown.identity());
    return meant.values().stream().limit(MOST_MEANT).toList();
  }

  /** Other tickets whose keys fold to the same as this one's and that nobody joined to it. */
  public List<TicketKey> alike(TicketKey ticket) {
    return ofNumber(ticket.digits()).stream()
        .filter(key -> !key.identity().equals(ticket.identity()))
        .filter(key -> TicketKey.folded(key.identity()).equals(TicketKey.folded(ticket.identity())))
        .filter(key -> !end(key.identity()).equals(ticket.identity()))
        .toList();
  }

  private List<TicketKey> ofNumber(String digits) {
    if (digits.isEmpty()) {
      return List.of();
    }
    return tx.dsl()
        .select(TICKET.TICKET_KEY, TICKET.SHOWN_KEY)
        .from(TICKET)
        .where(TICKET.ORG_ID.eq(tx.orgId()), NUMBER.eq(digits.equals("0") ? "" : digits))
        .orderBy(TICKET.TICKET_KEY)
        .limit(MOST_MEANT + 1)
        .fetch(row -> new TicketKey(row.value1(), row.value2()));
  }

  /** Tickets that somebody said are this one, however many steps away; in the order of joining. */
  public List<TicketKey> joinedTo(String identity) {
    List<TicketKey> joined = new ArrayList<>();
    List<String> from = List.of(identity);
    while (!from.isEmpty() && joined.size() < LONGEST_CHAIN) {
      List<TicketKey> next =
          tx.dsl()
              .select(TICKET.TICKET_KEY, TICKET.SHOWN_KEY)
              .from(TICKET_ALIAS)
              .join(TICKET)
              .on(
                  TICKET.ORG_ID.eq(TICKET_ALIAS.ORG_ID),
                  TICKET.TICKET_KEY.eq(TICKET_ALIAS.ALIAS_KEY))
              .where(TICKET_ALIAS.ORG_ID.eq(tx.orgId()), TICKET_ALIAS.TICKET_KEY.in(from))
              .orderBy(TICKET_ALIAS.JOINED_AT, TICKET_ALIAS.ALIAS_KEY)
              .fetch(row -> new TicketKey(row.value1(), row.value2()));
      joined.addAll(next);
      from = next.stream().map(TicketKey::identity).toList();
    }
    return joined;
  }
}
