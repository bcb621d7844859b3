package dev.baton.bot.security;

import static dev.baton.db.tables.baton.Tables.TICKET;

import dev.baton.bot.config.EncryptionKeys;
import dev.baton.bot.config.Secret;
import dev.baton.bot.helpdesk.ConnectionKind;
import dev.baton.bot.helpdesk.ConnectionSecrets;
import dev.baton.bot.helpdesk.DeskConnection;
import dev.baton.bot.helpdesk.OpenedConnection;
import dev.baton.bot.install.TokenSeal;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Tx;
import dev.baton.db.decide.Decisions;
import dev.baton.db.detect.Criteria;
import dev.baton.db.detect.CriterionModes;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.ticket.Exemptions;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.escalate.Bounce;
import dev.baton.escalation.escalate.BounceCode;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.sla.ExemptReason;
import dev.baton.escalation.ticket.TicketDetails;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.sandbox.people.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/**
 * Two workspaces and somebody for each column of the table. Whoever may not decide was asked all
 * the same, which is the hardest case.
 */
final class Cast {
  static final String TARGET = "UTARGET1";
  static final List<String> MAY_FILE =
      List.of(
          "requester",
          "agent",
          "support team",
          "lead asked",
          "lead not asked",
          "manager",
          "admin",
          "guest");

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("requester", "ana"),
          Map.entry("agent", "ben"),
          Map.entry("support team", "sara"),
          Map.entry("lead asked", "lena"),
          Map.entry("lead not asked", "theo"),
          Map.entry("manager", "bo"),
          Map.entry("admin", "nina"),
          Map.entry("guest", "gil"),
          Map.entry("bot or stranger", "tara"),
          Map.entry("deactivated", "omar"),
          Map.entry("other workspace", "nina"));

  private final TestBot bot;
  private final TestWorkspace acme;
  private final TestWorkspace bravo;
  private final String fingerprint;
  private int tickets;

  Cast(TestBot bot) {
    this.bot = bot;
    acme = TestWorkspace.in(bot, "TACME");
    bravo = TestWorkspace.in(bot, "TBRAVO");
    fingerprint = bot.database().asSuperuser(Cast::fingerprint);
    acme.becomes("omar", Member.Kind.FULL, true);
    in(acme, tx -> Roles.in(tx).grant(acme.id("sara"), "support", "cli", "cli", now()));
    for (TestWorkspace team : List.of(acme, bravo)) {
      in(team, tx -> Roles.in(tx).grant(team.id("nina"), "admin", "cli", "cli", now()));
    }
    in(acme, Cast::addTarget);
    bot.parts().snapshots().refresh(acme.orgId());
  }

  private static boolean addTarget(Tx tx) {
    Member target =
        new Member(
            TARGET,
            Optional.of("target@acme.test"),
            "Target",
            ZoneOffset.UTC,
            Member.Kind.FULL,
            Member.SlackRole.MEMBER,
            false,
            false,
            Optional.empty(),
            false,
            Member.Speech.UNKNOWN,
            List.of());
    Members.in(tx).refresh(List.of(target), Instant.EPOCH);
    return true;
  }

  TestWorkspace acme() {
    return acme;
  }

  TestBot bot() {
    return bot;
  }

  /** Slackbot-like one time, from another company the other. */
  void otherwise(Member.Kind kind) {
    acme.becomes("tara", kind, false);
  }

  TestWorkspace teamOf(String role) {
    return role.equals("other workspace") ? bravo : acme;
  }

  Person person(String role) {
    return teamOf(role).person(java.util.Objects.requireNonNull(NAMES.get(role), role));
  }

  Payload payload(String role) {
    return new Payload(teamOf(role).orgId(), person(role).id(), person(role).trigger());
  }

  /** Ana's request for a new ticket, sent to the lead and to those who may not decide. */
  Escalation asked() {
    if (tickets % 100 == 0) {
      // A database that runs for longer does so by itself.
      bot.database().asSuperuser(dsl -> dsl.execute("analyze"));
    }
    return acme.file(
        nextTicket(), "ana", "marco", 1, Direction.FORWARD, "lena", "gil", "tara", "omar");
  }

  /** The request of somebody in that role. */
  Escalation askedBy(String role) {
    String name = java.util.Objects.requireNonNull(NAMES.get(role), role);
    String decider = name.equals("theo") ? "lena" : "theo";
    return acme.file(nextTicket(), name, "marco", 1, Direction.FORWARD, decider);
  }

  Escalation bounced() {
    Escalation asked = asked();
    Bounce bounce =
        new Bounce(BounceCode.OTHER, "Please tell more of it", Optional.empty(), Optional.empty());
    in(
        acme,
        tx ->
            Decisions.in(tx)
                .decide(
                    asked.ref(), acme.id("lena"), new Decision.SendBack(bounce), Set.of(), now()));
    return asked;
  }

  /** A program that may send to Acme, and an event of it that was refused. */
  UUID connection() {
    return connected(acme, nextTicket());
  }

  /** A help desk of Acme's that waits for its secret. */
  UUID desk() {
    connection();
    ConnectionSecrets secrets =
        new ConnectionSecrets(
            new TokenSeal(new EncryptionKeys(List.of(new Secret(TestBot.FIRST_KEY)))));
    return acme.in(tx ->
        DeskConnection.create(
                tx, secrets, ConnectionKind.ZENDESK, "Desk", acme.id("olga"), acme.now())
            .orElseThrow()
            .id());
  }

  /** The same, with a ticket that somebody there works on. */
  UUID staffedDesk() {
    UUID desk = desk();
    String ticket = unowned();
    return acme.in(tx -> {
      tx.dsl()
          .update(TICKET)
          .set(TICKET.CONNECTION_ID, desk)
          .set(TICKET.DESK_ASSIGNEE, "77")
          .where(TICKET.ORG_ID.eq(tx.orgId()), TICKET.TICKET_KEY.eq(ticket))
          .execute();
      return desk;
    });
  }

  private static UUID connected(TestWorkspace acme, String name) {
    ConnectionSecrets secrets =
        new ConnectionSecrets(
            new TokenSeal(new EncryptionKeys(List.of(new Secret(TestBot.FIRST_KEY)))));
    return acme.in(tx -> {
      Connections.in(tx).all().stream()
          .filter(ConnectionRow::isOn)
          .forEach(row -> Connections.in(tx).switchOff(row.id(), acme.id("olga"), acme.now()));
      return OpenedConnection.create(tx, secrets, name, acme.id("olga"), acme.now())
          .orElseThrow()
          .id();
    });
  }

  UUID event() {
    UUID connection = connection();
    return acme.in(tx -> {
      InboundEvents.in(tx)
          .record(
              new InboundEvents.Arrived(
                  connection,
                  "msg_1",
                  acme.now(),
                  2,
                  "sealed",
                  List.of(),
                  Optional.of(new InboundEvents.Refusal(InboundReason.NO_MATRIX, "no matrix"))),
              acme.now());
      return InboundEvents.in(tx).newest(connection, 1).getFirst().id();
    });
  }

  /** Identity of a ticket of T2 that nobody owns. */
  String unowned() {
    TicketKey key = TicketKeyFormat.DEFAULT.parse(nextTicket()).orElseThrow();
    in(
        acme,
        tx -> {
          Tickets.in(tx)
              .introduce(
                  new TicketNow(
                      key,
                      new Tier("T2"),
                      Optional.empty(),
                      0,
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Optional.empty(),
                      Map.of(),
                      TicketDetails.UNKNOWN),
                  now());
          return key;
        });
    return key.identity();
  }

  /** Identity of a ticket for which nothing is promised. */
  String exempt() {
    String ticket = unowned();
    in(acme, tx -> Exemptions.in(tx).exempt(ticket, ExemptReason.SPAM, acme.id("bo"), now()));
    return ticket;
  }

  /** Approved for somebody of the support team, who did nothing on it yet. */
  Escalation accepted() {
    Escalation asked =
        acme.file(nextTicket(), "ana", "sara", 1, Direction.FORWARD, "lena", "gil", "tara", "omar");
    in(
        acme,
        tx ->
            Decisions.in(tx)
                .decide(
                    asked.ref(),
                    acme.id("lena"),
                    new Decision.Approve(acme.id("sara")),
                    Set.of(),
                    now()));
    return asked;
  }

  /** A draft as page one leaves it. */
  Draft draft(String role, String rootView) {
    DraftAnswers answers =
        new DraftAnswers(
            nextTicket(),
            Optional.empty(),
            Optional.of("P2"),
            "Login loops since the update this morning",
            "Cleared cookies and tried another browser",
            Optional.empty(),
            Optional.empty(),
            Map.of());
    Draft draft =
        new Draft(UUID.randomUUID(), rootView, person(role).id(), answers, Optional.empty(), now());
    return in(acme, tx -> Drafts.in(tx).keep(draft));
  }

  String nextTicket() {
    return "ZD-" + ++tickets;
  }

  /** What switches the criterion on that was never switched on before. */
  String watchedCriterion() {
    return in(
        acme,
        tx -> {
          DetectionRule watched =
              Criteria.in(tx).live().rules().stream()
                  .filter(rule -> !rule.isUrgent())
                  .findFirst()
                  .orElseThrow();
          CriterionModes.in(tx).choose(watched, false, "cli", Instant.EPOCH);
          return watched.id() + " files";
        });
  }

  /** Up to when a request is held for one more ticket. */
  Instant heldRequest() {
    String ticket = asked().ticket().identity();
    in(
        acme,
        tx ->
            tx.dsl()
                .execute(
                    "insert into baton.criterion_hit values (?, ?, gen_random_uuid(), 1, 0, 1, 'T2',"
                        + " cast(? as timestamptz), cast(? as timestamptz), true, 'held')",
                    acme.orgId(),
                    ticket,
                    now().toString(),
                    now().toString()));
    return now();
  }

  int next() {
    return ++tickets;
  }

  /** Everything the workspace stores, as one fingerprint. */
  String rows() {
    return bot.database()
        .asSuperuser(dsl -> dsl.fetchSingle(fingerprint, acme.orgId()).get(0, String.class));
  }

  /**
   * One query over every table there is, a later one included; not where on App Home somebody is.
   */
  private static String fingerprint(DSLContext dsl) {
    String union =
        dsl
            .fetch(
                "select table_name from information_schema.tables where table_schema = 'baton'"
                    + " and table_type = 'BASE TABLE' and table_name <> 'home' order by 1")
            .into(String.class)
            .stream()
            .map(
                "select '%1$s' || t::text as line from baton.%1$s t, mine where org_id = id"
                    ::formatted)
            .collect(Collectors.joining(" union all "));
    return "with mine (id) as (select ?) select count(*) || ' ' ||"
        + " coalesce(sum(hashtextextended(line, 0)::numeric), 0) from ("
        + union
        + ") as everything";
  }

  <T> T in(TestWorkspace team, Function<Tx, T> step) {
    return team.in(step::apply);
  }

  private Instant now() {
    return bot.clock().instant();
  }
}
