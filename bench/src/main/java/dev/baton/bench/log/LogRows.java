package dev.baton.bench.log;

import java.util.List;

/**
 * A workspace's years of escalations, made inside the database: two per ticket, reasons of about
 * 200 characters with commas, quotes and line breaks, two people asked for each.
 */
public final class LogRows {
  /** The workspace. */
  public static final String ORG = "T0BENCH";

  private LogRows() {}

  /** Statements that make {@code count} escalations. */
  public static List<String> statements(int count) {
    return List.of(
        // The rows are whole by construction; a million checks of foreign keys would measure those.
        "set session_replication_role = replica",
        WORKSPACE,
        MEMBERS,
        MATRIX,
        ROUTES,
        TICKETS.replace("{count}", String.valueOf(count / 2 + 1)),
        ESCALATIONS.replace("{count}", String.valueOf(count)),
        RECIPIENTS,
        ACCEPTANCES,
        "vacuum (analyze) baton.escalation, baton.ticket, baton.recipient, baton.member");
  }

  private static final String WORKSPACE =
      "insert into baton.workspace (org_id, name, created_at) values ('T0BENCH', 'Bench',"
          + " '2024-01-01Z')";

  private static final String MEMBERS =
      """
      insert into baton.member (org_id, member_id, email, name, tz, kind, slack_role, deactivated, away, refreshed_at)
      select 'T0BENCH', 'U' || i, 'person' || i || '@example.com', 'Person ' || i, 'Europe/Berlin', 'full', 'member',
             false, false, '2024-01-01Z'
        from generate_series(0, 1999) i\
      """;

  private static final String MATRIX =
      """
      insert into baton.matrix_version (org_id, version, source, sha256, applied_by, applied_at)
      values ('T0BENCH', 1, 'bench', '', 'cli', '2024-01-01Z')\
      """;

  private static final String ROUTES =
      """
      insert into baton.route (org_id, version, number, from_tier, to_tier, categories, priorities, account_tiers, custom,
                               criteria, checklist, owners, backup_owners, pick, leads, backup_leads, managers)
      select 'T0BENCH', 1, i, 'T1', 'T2', '{}', '{}', '{}', '{}', 'The handbook has no answer', '{}', '{}', '{}', 'order',
             '{}', '{}', '{}'
        from generate_series(1, 20) i\
      """;

  private static final String TICKETS =
      """
      insert into baton.ticket (org_id, ticket_key, shown_key, first_owner, entry_tier, last_seq, created_at)
      select 'T0BENCH', 'ZD' || i, 'ZD-' || i, 'U' || i % 1500, 'T1', 2, timestamptz '2024-01-01Z' + i * interval '1 minute'
        from generate_series(1, {count}) i\
      """;

  private static final String ESCALATIONS =
      """
      insert into baton.escalation (
        org_id, ticket_key, seq, escalation_id, draft_id, state, kind, from_tier, to_tier, requester, previous_owner,
        proposed_owner, because, reason, steps_tried, checklist, category, priority, account_tier, custom, matrix_version,
        route_number, criteria, requested_at, decide_by, decided_by, decided_at, new_owner, bounce_code, bounce_note)
      select 'T0BENCH', 'ZD' || ticket, seq, uuidv7(), uuidv7(), state, 'forward', 'T' || seq, 'T' || seq + 1,
             'U' || ticket % 1500, 'U' || ticket % 1500, 'U' || 1500 + i % 300, '[]',
             'The refund of invoice ' || 4000 + i || ' was booked twice, and "billing" shows no trace of it. The customer sent'
               || E' the bank''s statement;\\nthe account page says paid, the ledger says open, and a retry was refused. Case ' || md5(i::text),
             E'Compared both invoices, line by line\\nAsked the customer for the statement\\nSearched known errors: none fits',
             '[{"item": "Invoice number noted", "ticked": true}, {"item": "Plan checked", "ticked": false, "explanation": "no access"}]',
             (array['Billing', 'Login', 'Data loss', 'Other'])[1 + i % 4], 'P' || 1 + i % 4,
             (array['Free', 'Team', 'Enterprise'])[1 + i % 3], '{}', 1, 1 + i % 20, 'The handbook has no answer',
             at, at + interval '1 hour',
             case when state <> 'pending' then 'U' || 1800 + i % 100 end,
             case when state <> 'pending' then at + i % 90 * interval '1 minute' end,
             case when state = 'approved' then 'U' || 1500 + i % 300 end,
             case when state = 'bounced' then 'missing_information' end,
             case when state = 'bounced' then 'Which bank account was the refund sent to? Please add the date.' end
        from (select i, (i - 1) / 2 + 1 as ticket, (i - 1) % 2 + 1 as seq, timestamptz '2024-01-01Z' + i * interval '1 minute' as at,
                     case when i % 10 = 8 then 'pending' when i % 10 = 9 then 'withdrawn'
                          when i % 10 in (6, 7) then 'bounced' else 'approved' end as state
                from generate_series(1, {count}) i) as made\
      """;

  private static final String RECIPIENTS =
      """
      insert into baton.recipient (org_id, ticket_key, seq, member_id, position, role, why, added_at)
      select org_id, ticket_key, seq, 'U' || 1800 + place * 50 + route_number, place,
             case place when 0 then 'lead' else 'backup_lead' end, null, requested_at
        from baton.escalation, generate_series(0, 1) place\
      """;

  private static final String ACCEPTANCES =
      """
      insert into baton.acceptance (org_id, ticket_key, seq, to_tier, new_owner, accepted_by, accepted_at)
      select org_id, ticket_key, seq, to_tier, new_owner, decided_by, decided_at
        from baton.escalation where state = 'approved'\
      """;
}
