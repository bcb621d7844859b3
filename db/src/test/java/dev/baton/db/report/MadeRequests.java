package dev.baton.db.report;

import dev.baton.db.testing.FreshDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * A made year of requests, held in memory and written to the database, so that every figure can be
 * counted a second time without it.
 */
final class MadeRequests {
  static final Instant FIRST = Instant.parse("2025-12-01T00:00:00Z");
  private static final List<String> STATES =
      List.of(
          "approved",
          "approved",
          "approved",
          "bounced",
          "bounced",
          "withdrawn",
          "closed",
          "pending");
  private static final List<String> CODES =
      List.of("missing_information", "wrong_tier", "duplicate", "no_capacity");
  private static final List<String> CUSTOMERS =
      List.of("Acme", "acme", "Globex", "Initech", "Hooli", "Umbrella");

  private final List<Made> all = new ArrayList<>();

  /** One request; {@code undone} where its decision was taken back. */
  record Made(
      String ticket,
      int seq,
      String state,
      String kind,
      String fromTier,
      String toTier,
      String requester,
      @Nullable String decidedBy,
      @Nullable String newOwner,
      @Nullable String category,
      String priority,
      @Nullable String accountTier,
      @Nullable String customer,
      @Nullable String code,
      Instant asked,
      @Nullable Instant decided,
      Instant decideBy,
      boolean undone,
      boolean takesBack) {
    boolean counts() {
      return !kind.equals("reassign") && !(state.equals("bounced") && undone);
    }

    boolean isApproved() {
      return state.equals("approved") && !undone;
    }

    boolean isBounced() {
      return state.equals("bounced");
    }

    /** Whether it ended undecided. */
    boolean isOver() {
      return state.equals("withdrawn") || state.equals("closed");
    }

    boolean isDecided() {
      return isApproved() || isBounced();
    }

    Optional<Duration> took() {
      return isDecided() && decided != null
          ? Optional.of(Duration.between(asked, decided))
          : Optional.empty();
    }
  }

  private MadeRequests() {}

  /** So many tickets of that workspace, each with one to four requests, over twelve months. */
  static MadeRequests in(FreshDatabase fresh, String orgId, int tickets) {
    MadeRequests made = new MadeRequests();
    Random random = new Random(14);
    for (int i = 0; i < tickets; i++) {
      made.ticket("ZD" + (1000 + i), random);
    }
    fresh.asSuperuser(sql -> made.write(sql, orgId));
    return made;
  }

  List<Made> all() {
    return List.copyOf(all);
  }

  private void ticket(String ticket, Random random) {
    Instant at = FIRST.plusSeconds(random.nextInt(340 * 86_400));
    String customer = random.nextInt(8) == 0 ? null : CUSTOMERS.get(random.nextInt(6));
    String tier =
        random.nextInt(6) == 0 ? null : List.of("Enterprise", "Growth").get(random.nextInt(2));
    int requests = 1 + random.nextInt(4);
    boolean backNext = false;
    for (int seq = 1; seq <= requests; seq++) {
      boolean last = seq == requests;
      String state = last ? STATES.get(random.nextInt(8)) : STATES.get(random.nextInt(7));
      boolean reassign = !backNext && state.equals("approved") && random.nextInt(9) == 0;
      boolean undone =
          !reassign
              && (state.equals("approved") || (state.equals("bounced") && !last))
              && random.nextInt(6) == 0;
      String kind =
          reassign ? "reassign" : seq > 1 && random.nextInt(3) == 0 ? "hand_back" : "forward";
      Instant decided =
          state.equals("pending") ? null : at.plusSeconds(60L * (1 + random.nextInt(200)));
      all.add(
          new Made(
              ticket,
              seq,
              state,
              kind,
              "T1",
              reassign ? "T1" : "T" + (2 + random.nextInt(2)),
              reassign ? "baton" : "U" + random.nextInt(4),
              decided == null ? null : "L" + random.nextInt(3),
              state.equals("approved") ? "O" + random.nextInt(3) : null,
              random.nextInt(10) == 0 ? null : List.of("Billing", "Login").get(random.nextInt(2)),
              "P" + (1 + random.nextInt(4)),
              tier,
              customer,
              state.equals("bounced") ? CODES.get(random.nextInt(4)) : null,
              at,
              decided,
              at.plusSeconds(3600),
              undone,
              backNext));
      backNext = undone && state.equals("bounced");
      at =
          backNext && decided != null
              ? decided.plusSeconds(60)
              : at.plusSeconds(20_000L + random.nextInt(400_000));
    }
  }

  private int write(DSLContext sql, String orgId) {
    sql.execute("set session_replication_role = replica");
    for (Made made : all) {
      if (made.seq() == 1) {
        sql.execute(
            "insert into baton.ticket (org_id, ticket_key, shown_key, first_owner, entry_tier,"
                + " last_seq, customer, created_at) values (?, ?, ?, 'U1', 'T1', 4, ?, ?::timestamptz)",
            orgId,
            made.ticket(),
            made.ticket().replace("ZD", "ZD-"),
            made.customer(),
            made.asked().toString());
      }
      insert(sql, orgId, made);
      acceptances(sql, orgId, made);
    }
    return all.size();
  }

  private static void insert(DSLContext sql, String orgId, Made made) {
    boolean reassign = made.kind().equals("reassign");
    boolean bounced = made.state().equals("bounced");
    String until =
        made.undone() && made.decided() != null ? made.decided().plusSeconds(600).toString() : null;
    sql.execute(
        """
        insert into baton.escalation (
          org_id, ticket_key, seq, escalation_id, draft_id, state, kind, from_tier, to_tier, requester, previous_owner,
          proposed_owner, because, reason, steps_tried, checklist, category, priority, account_tier, customer, custom,
          matrix_version, route_number, criteria, requested_at, decide_by, decided_by, decided_at, new_owner, bounce_code,
          bounce_note, undo_until, takes_back, takes_back_state, taken_back_by, taken_back_until)
        values (?, ?, ?, gen_random_uuid(), gen_random_uuid(), ?, ?, ?, ?, ?, 'P0', 'O9', '[]', 'why', 'what', '[]', ?, ?, ?, ?,
                '{}', ?::int, ?::int, '', ?::timestamptz, ?::timestamptz, ?, ?::timestamptz, ?, ?, ?, ?::timestamptz, ?::int, ?, ?,
                ?::timestamptz)\
        """,
        orgId,
        made.ticket(),
        made.seq(),
        made.state(),
        made.kind(),
        made.fromTier(),
        made.toTier(),
        made.requester(),
        made.category(),
        made.priority(),
        made.accountTier(),
        made.customer(),
        reassign ? null : 1,
        reassign ? null : 1,
        made.asked().toString(),
        made.decideBy().toString(),
        made.decidedBy(),
        made.decided() == null ? null : made.decided().toString(),
        made.newOwner(),
        made.code(),
        bounced ? "note" : null,
        until,
        made.takesBack() ? made.seq() - 1 : null,
        made.takesBack() ? "bounced" : null,
        made.takesBack() ? "L0" : null,
        made.takesBack() ? made.asked().plusSeconds(60).toString() : null);
  }

  private static void acceptances(DSLContext sql, String orgId, Made made) {
    if (!made.state().equals("approved") || made.decided() == null) {
      return;
    }
    String accept =
        "insert into baton.acceptance (org_id, ticket_key, seq, kind, to_tier, new_owner, accepted_by,"
            + " accepted_at, undo_until) values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz)";
    sql.execute(
        accept,
        orgId,
        made.ticket(),
        made.seq(),
        "approved",
        made.toTier(),
        made.newOwner(),
        made.decidedBy(),
        made.decided().toString(),
        null);
    if (made.undone()) {
      sql.execute(
          accept,
          orgId,
          made.ticket(),
          made.seq(),
          "taken_back",
          made.fromTier(),
          "U1",
          made.decidedBy(),
          made.decided().plusSeconds(60).toString(),
          made.decided().plusSeconds(600).toString());
    }
  }
}
