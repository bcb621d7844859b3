package dev.baton.db.testing;

import dev.baton.db.DatabaseUrl;
import dev.baton.db.Migrations;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditEvent;
import dev.baton.escalation.log.AuditKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** A database as version 8 left it, filled as its code wrote: in sentences. */
public final class VersionEight {
  private static final OffsetDateTime NINE = OffsetDateTime.parse("2026-03-02T09:00:00Z");

  /** In place, because a bound value of plain SQL goes as text. */
  private static final Field<OffsetDateTime> THEN = DSL.inline(NINE);

  private static final List<String> MIGRATIONS =
      List.of(
          "V1__platform",
          "V2__escalations",
          "V3__installations",
          "V4__privacy",
          "V5__edges",
          "V6__the_record_holds",
          "V7__erasing_what_is_settled",
          "V8__nothing_left_behind");

  /** Up to the last one before clocks and who may decide by them. */
  private static final List<String> UP_TO_THIRTEEN =
      List.of(
          "V9__member_language",
          "V10__escalation_recipient_delivery_reasons",
          "V11__delivery_order_and_holds",
          "V12__ticket_alias",
          "V13__support_team_and_ends");

  private final FreshDatabase database;
  private final Path folder;

  public VersionEight(FreshDatabase empty, Path folder) {
    this.database = empty;
    this.folder = folder;
    migrate(MIGRATIONS);
  }

  /** What was filled becomes a database as version 13 left it. */
  public void becomesThirteen() {
    migrate(UP_TO_THIRTEEN);
  }

  private void migrate(List<String> migrations) {
    try {
      for (String name : migrations) {
        try (InputStream sql =
            Objects.requireNonNull(
                Migrations.class.getResourceAsStream("/db/migration/" + name + ".sql"))) {
          Files.copy(sql, folder.resolve(name + ".sql"));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    DatabaseUrl owner = database.ownerUrl();
    Flyway.configure()
        .dataSource(owner.jdbc(), owner.user().orElseThrow(), owner.password().orElseThrow())
        .locations("filesystem:" + folder)
        .schemas("platform")
        .load()
        .migrate();
  }

  /**
   * A workspace with people, named as given beside their ids, and one route with conditions, which
   * names ULEA, UBEN, UOLGA and UKIM.
   */
  public void workspace(String org, Map<String, String> people) {
    run(dsl -> {
      dsl.execute(
          "insert into baton.workspace (org_id, name, created_at) values (?, ?, ?)",
          org,
          org,
          THEN);
      people.forEach((id, name) ->
          dsl.execute(
              "insert into baton.member (org_id, member_id, email, name, tz, kind, slack_role,"
                  + " deactivated, away, refreshed_at) values (?, ?, ?, ?, 'UTC', 'full', 'member',"
                  + " false, false, ?)",
              org,
              id,
              id.toLowerCase(java.util.Locale.ROOT) + "@acme.test",
              name,
              THEN));
      dsl.execute(
          "insert into baton.matrix_version values (?, 1, 'file', 'sha', 'cli', ?)", org, THEN);
      dsl.execute(
          "insert into baton.route (org_id, version, number, from_tier, to_tier, categories,"
              + " priorities, account_tiers, custom, criteria, checklist, owners, backup_owners,"
              + " pick, leads, backup_leads, managers) values (?, 1, 1, 'T1', 'T2',"
              + " '{Billing,Refunds}', '{P1,P2}', '{Gold}', '{\"my_region\": [\"EU\", \"US\"]}',"
              + " 'When billing breaks', '{}', '{uolga@acme.test,ukim@acme.test}', '{}', 'order',"
              + " '{ulea@acme.test,uben@acme.test}', '{}', '{}')",
          org);
    });
  }

  /** Marks a person as erased in version 8. */
  public void erased(String org, String member) {
    run(dsl ->
        dsl.execute(
            "update baton.member set name = 'Erased person', email = null, erased_at = ?, erased_by"
                + " = 'UADA' where org_id = ? and member_id = ?",
            THEN,
            org,
            member));
  }

  /**
   * A ticket with one escalation.
   *
   * @param state {@code pending}, {@code approved}, {@code bounced} or {@code withdrawn}
   * @param asked by the sentence why each was asked; several may be the same
   */
  public EscalationRef escalation(
      String org, String ticket, String state, List<String> because, List<String> asked) {
    boolean pending = state.equals("pending");
    run(dsl -> {
      dsl.execute(
          "insert into baton.ticket (org_id, ticket_key, shown_key, first_owner, entry_tier,"
              + " last_seq, created_at) values (?, ?, ?, 'UANN', 'T1', 1, ?)",
          org,
          ticket,
          ticket,
          THEN);
      dsl.execute(
          "insert into baton.escalation (org_id, ticket_key, seq, escalation_id, draft_id, state,"
              + " kind, from_tier, to_tier, requester, previous_owner, proposed_owner, because,"
              + " reason, steps_tried, checklist, priority, custom, matrix_version, route_number,"
              + " criteria, requested_at, decide_by, decided_by, decided_at, new_owner,"
              + " bounce_code, bounce_note) values (?, ?, 1, ?, ?, ?, 'forward', 'T1', 'T2',"
              + " 'UANN', 'UANN', 'UOLGA', ?, 'It fails', 'Restarted', '[]', 'P2', '{}', 1, 1,"
              + " 'When billing breaks', ?, ?, ?::text, ?::timestamptz, ?::text, ?::text, ?::text)",
          org,
          ticket,
          UUID.randomUUID(),
          UUID.randomUUID(),
          state,
          because.toArray(String[]::new),
          THEN,
          DSL.inline(NINE.plusSeconds(60)),
          pending ? null : "ULEA",
          pending ? null : DSL.inline(NINE.plusSeconds(30)),
          state.equals("approved") ? "UOLGA" : null,
          state.equals("bounced") ? "other" : null,
          state.equals("bounced") ? "Which invoices?" : null);
      if (state.equals("approved")) {
        dsl.execute(
            "insert into baton.acceptance (org_id, ticket_key, seq, to_tier, new_owner,"
                + " accepted_by, accepted_at) values (?, ?, 1, 'T2', 'UOLGA', 'ULEA', ?)",
            org,
            ticket,
            DSL.inline(NINE.plusSeconds(30)));
      }
      for (int i = 0; i < asked.size(); i++) {
        dsl.execute(
            "insert into baton.recipient (org_id, ticket_key, seq, member_id, position, role, why,"
                + " added_at) values (?, ?, 1, ?, ?, 'lead', ?, ?)",
            org,
            ticket,
            "UASKED" + i,
            i,
            asked.get(i),
            THEN);
      }
    });
    return new EscalationRef(ticket, 1);
  }

  /** Somebody who was asked too, and is not any more. */
  public void wasAsked(String org, EscalationRef ref, String member) {
    run(dsl ->
        dsl.execute(
            "insert into baton.recipient (org_id, ticket_key, seq, member_id, position, role, why,"
                + " added_at, removed_at) values (?, ?, 1, ?, 9, 'lead', '', ?, ?)",
            org,
            ref.ticket(),
            member,
            THEN,
            THEN));
  }

  /** A delivery to a person, with the outcomes of its attempts in their order. */
  public UUID delivery(
      String org, String recipient, String state, String error, List<String> outcomes) {
    UUID id = UUID.randomUUID();
    run(dsl -> {
      dsl.execute(
          "insert into baton.delivery (org_id, delivery_id, kind, medium, recipient, roles, detail,"
              + " state, attempts, error, created_at) values (?, ?, 'receipt', 'slack', ?,"
              + " '{requester}', '{}', ?, ?, nullif(?, ''), ?)",
          org,
          id,
          recipient,
          state,
          outcomes.size(),
          error,
          THEN);
      for (int i = 0; i < outcomes.size(); i++) {
        dsl.execute(
            "insert into baton.delivery_attempt values (?, ?, ?, ?, ?)",
            org,
            id,
            i + 1,
            THEN,
            outcomes.get(i));
      }
    });
    return id;
  }

  /** An audit chain of that many events. */
  public void chain(String org, int events) {
    List<AuditEvent> chain = new ArrayList<>();
    run(dsl -> {
      String previous = AuditEvent.GENESIS;
      for (int number = 1; number <= events; number++) {
        AuditEntry entry =
            new AuditEntry(
                AuditKind.DELIVERY_FAILED,
                NINE.plusMinutes(number).toInstant(),
                "baton",
                "job",
                Optional.empty(),
                Map.of("recipient", "UANN", "why", "Slack refused it: no_permission"));
        AuditEvent event = AuditEvent.append(org, number, previous, entry, "salt" + number);
        dsl.execute(
            "insert into baton.audit_event (org_id, number, at, kind, actor, surface, digest,"
                + " previous, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            org,
            number,
            DSL.inline(event.at().atOffset(ZoneOffset.UTC)),
            event.kind(),
            event.actor(),
            event.surface(),
            event.digest(),
            event.previous(),
            event.hash());
        dsl.execute(
            "insert into baton.audit_content values (?, ?, ?, ?)",
            org,
            number,
            "salt" + number,
            entry.canonicalContent());
        chain.add(event);
        previous = event.hash();
      }
      dsl.execute(
          "insert into baton.audit_head values (?, ?, ?)", org, events, chain.getLast().hash());
    });
  }

  private void run(java.util.function.Consumer<DSLContext> sql) {
    int _ =
        database.asSuperuser(dsl -> {
          sql.accept(dsl);
          return 1;
        });
  }
}
