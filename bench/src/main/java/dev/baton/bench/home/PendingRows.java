package dev.baton.bench.home;

import java.util.List;
import java.util.stream.Stream;

/** Requests that wait for one lead, and tickets that are theirs, made inside the database. */
final class PendingRows {
  private PendingRows() {}

  /** Statements that make so many of each. */
  static List<String> statements(int count) {
    return Stream.of(
            // The rows are whole by construction.
            "set session_replication_role = replica",
            TICKETS,
            REQUESTS,
            ASKED,
            OWNED,
            "set session_replication_role = origin",
            "vacuum (analyze) baton.escalation, baton.ticket, baton.recipient")
        .map(sql -> sql.replace("{count}", String.valueOf(count)))
        .toList();
  }

  private static final String TICKETS =
      """
      insert into baton.ticket (org_id, ticket_key, shown_key, first_owner, entry_tier, last_seq, created_at)
      select 'T0BENCH', 'ZD' || 100000 + i, 'ZD-' || 100000 + i, 'U0ana', 'T1', 1, now() - i * interval '1 minute'
        from generate_series(1, {count}) i\
      """;

  private static final String REQUESTS =
      """
      insert into baton.escalation (
        org_id, ticket_key, seq, escalation_id, draft_id, state, kind, from_tier, to_tier, requester, previous_owner,
        proposed_owner, because, reason, steps_tried, checklist, category, priority, account_tier, customer, custom, matrix_version,
        route_number, criteria, requested_at, decide_by)
      select 'T0BENCH', 'ZD' || 100000 + i, 1, md5('e' || i)::uuid, md5('d' || i)::uuid, 'pending', 'forward', 'T1', 'T2', 'U0ana',
             'U0ana', 'U0nina', '[]', 'The refund of invoice ' || 4000 + i || ' was booked twice; the account page says paid, '
               || 'the ledger says open, and a retry was refused. The customer sent the statement of the bank.',
             'Compared both invoices, asked the customer for the statement, searched known errors: none fits', '[]', 'Billing',
             'P' || 1 + i % 4, 'Enterprise', 'Customer ' || i, '{}', 1, 1, 'An invoice or a refund is wrong',
             now() - i * interval '1 minute', now() - i * interval '1 minute' + interval '4 hours'
        from generate_series(1, {count}) i\
      """;

  private static final String ASKED =
      """
      insert into baton.recipient (org_id, ticket_key, seq, member_id, position, role, why, added_at)
      select org_id, ticket_key, 1, 'U0lena', 0, 'lead', null, requested_at from baton.escalation where org_id = 'T0BENCH'\
      """;

  private static final String OWNED =
      """
      insert into baton.ticket (org_id, ticket_key, shown_key, first_owner, entry_tier, last_seq, created_at)
      select 'T0BENCH', 'ZD' || 500000 + i, 'ZD-' || 500000 + i, 'U0lena', 'T2', 1, now() - i * interval '1 minute'
        from generate_series(1, {count}) i\
      """;
}
