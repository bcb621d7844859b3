package dev.baton.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.db.account.Accounts;
import dev.baton.db.alert.AlertAnswers;
import dev.baton.db.alert.FollowUps;
import dev.baton.db.clock.Calendars;
import dev.baton.db.decide.Questions;
import dev.baton.db.decide.Reassignments;
import dev.baton.db.detect.Breaker;
import dev.baton.db.detect.Criteria;
import dev.baton.db.detect.CriterionModes;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.FirstOwners;
import dev.baton.db.escalate.JoinTickets;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.file.FileCopies;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRefusals;
import dev.baton.db.home.HomeViewers;
import dev.baton.db.install.Installation;
import dev.baton.db.install.Installations;
import dev.baton.db.leaver.Leavers;
import dev.baton.db.login.LoginLinks;
import dev.baton.db.login.WebSessions;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.matrix.MatrixProposal;
import dev.baton.db.matrix.MatrixProposals;
import dev.baton.db.matrix.MatrixSheet;
import dev.baton.db.matrix.MatrixSheets;
import dev.baton.db.medium.AlertMails;
import dev.baton.db.medium.AlertWebhooks;
import dev.baton.db.medium.OncallKeys;
import dev.baton.db.medium.TelegramLinks;
import dev.baton.db.member.Absences;
import dev.baton.db.member.Roles;
import dev.baton.db.notify.Deliveries;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.notify.DeliveryOutcomes;
import dev.baton.db.notify.MessageOrigins;
import dev.baton.db.setup.SetupInterviews;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.ContractValue;
import dev.baton.escalation.account.Health;
import dev.baton.escalation.clock.CalendarDay;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.decide.Reassignment;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.GivenFile;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.home.HomePlace;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.PlannedAbsence;
import dev.baton.escalation.notify.CopyOfFile;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.MessageOrigin;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.ticket.TicketDetails;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Email;
import dev.baton.matrix.OncallKey;
import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.DetectionRules;
import dev.baton.matrix.sla.SlaPolicy;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A workspace with a row in every table: ZD-7 approved, ZD-1042 bounced, mended and pending, one
 * message sent as {@code 171.5}, and mail held.
 */
record Occupied(Acme acme, Draft draft, Filing filing, Escalation pending, Delivery sent) {
  /** The same in every workspace, as nothing keeps two of them from it. */
  private static final UUID DRAFT = UUID.fromString("00000000-0000-7000-8000-000000000001");

  static final UUID CONNECTION = DRAFT;

  static final OncallKey ONCALL = new OncallKey("key-0123456789ab");

  private static boolean detects(Tx tx, String words, Acme acme) {
    List<DetectionRule> rules =
        DetectionRules.usual(List.of(new Tier("T1"), new Tier("T2"), new Tier("T3")));
    Criteria.in(tx)
        .apply(
            rules,
            new SlaPolicies.Provenance(SlaPolicies.Origin.FILE, words, words, "ada", acme.now()),
            "cli");
    CriterionModes.in(tx).choose(rules.getFirst(), false, "ada", acme.now());
    Breaker.asked(tx, acme.now());
    tx.dsl()
        .execute(
            "insert into baton.criterion_hit values (?, 'ZD1042', ?, 1, 1, 1, 'T2',"
                + " cast(? as timestamptz), cast(? as timestamptz), true, 'held')",
            tx.orgId(),
            rules.getFirst().id(),
            acme.now().toString(),
            acme.now().toString());
    return true;
  }

  static Occupied in(FreshDatabase fresh, String orgId, String words) {
    Acme acme = Acme.in(fresh, orgId, words);
    acme.in(tx -> Roles.in(tx).grant("bob", "manager", "ada", "slack", acme.now()));
    acme.in(tx -> {
      Installations.in(tx).save(installation(words), "ada", acme.now());
      return true;
    });
    acme.in(tx -> Calendars.in(tx).set(closedForInventory(words), "ada", acme.now()));
    acme.in(tx -> {
      MatrixProposals.in(tx).keep(proposal(DRAFT, acme, words), words.getBytes(UTF_8));
      MatrixSheets.in(tx).keep(sheet(acme, words));
      SlaPolicies.in(tx)
          .apply(
              SlaPolicy.usual(),
              new SlaPolicies.Provenance(SlaPolicies.Origin.FILE, words, words, "ada", acme.now()),
              "cli");
      return true;
    });
    acme.in(tx -> Absences.in(tx).set(absence(acme, words, 1), "slack", acme.now()));
    acme.in(tx -> HomeViewers.in(tx).look("ann", HomePlace.BEGIN, acme.now()));
    acme.in(tx -> signsIn(tx, acme, words));
    acme.in(tx -> looksAfter(tx, account(words), acme));
    acme.in(tx -> hasAlerts(tx, words, acme));
    acme.in(tx -> Leavers.in(tx).look(Map.of("dan", Set.of(new Tier("T2"))), acme.now()));
    acme.in(tx -> programSends(tx, acme, words));
    EscalationRef approved = acme.file("ZD-7", "ann").ref();
    acme.approve(approved, "lea", "olga");
    acme.in(tx -> mailHeld(tx, approved, acme));
    acme.in(tx -> Reassignments.in(tx).order(reassignment(DRAFT, acme, words), List.of(zd7())));
    acme.in(tx ->
        JoinTickets.in(tx).join("ZD7", TicketKeyFormat.DEFAULT.read("OLD-7"), "lea", acme.now()));
    acme.bounce(acme.file("ZD-1042", "ann").ref(), "lea");
    acme.in(tx -> detects(tx, words, acme));
    SetupAnswers answers = new SetupAnswers(Map.of("tiers", List.of(words)));
    acme.in(tx -> SetupInterviews.in(tx).begin(DRAFT, answers, Optional.of(1), "ada", acme.now()));
    Draft draft = acme.in(tx -> Drafts.in(tx).keep(draft(acme, words)));
    acme.in(tx -> {
      MessageOrigins.in(tx).note("V1", new MessageOrigin("C-" + words, "1.1", "1.0"), acme.now());
      return true;
    });
    Filing filing = acme.filing(DRAFT, "ZD-1042", "ann", Acme.UP, Optional.of(1), Optional.empty());
    Escalation filed = acme.file(filing);
    acme.in(tx ->
        Escalations.in(tx)
            .addInformation(
                filed.ref(), UUID.randomUUID(), "bob", words, List.of(file(words)), acme.now()));
    acme.in(tx -> copyBegun(tx, filed, words));
    UUID question = UUID.randomUUID();
    acme.in(tx -> Questions.in(tx).ask(filed.ref(), question, "lea", words, acme.now()));
    acme.in(tx -> Questions.in(tx).answer(filed.ref(), question, "ann", words, acme.now()));
    Delivery sent = acme.in(tx -> sent(tx, filed, acme));
    Escalation pending = acme.in(tx -> Escalations.in(tx).find(filed.ref()).orElseThrow());
    return new Occupied(acme, draft, filing, pending, sent);
  }

  /** By every medium, and one that somebody answered. */
  private static boolean signsIn(Tx tx, Acme acme, String words) {
    WebSessions.in(tx).begin("ann", words, acme.now());
    LoginLinks.in(tx).make("ann", words, acme.now(), Duration.ofMinutes(5));
    return true;
  }

  private static boolean hasAlerts(Tx tx, String words, Acme acme) {
    AlertMails.in(tx).set("bob", true, acme.now());
    TelegramLinks.in(tx)
        .link(new TelegramLinks.Link("bob", "C-" + words, words, acme.now()), "hash " + words);
    TelegramLinks.in(tx).begin("start " + words, "lea", acme.now());
    OncallKeys.in(tx).keep(ONCALL, words, acme.now());
    AlertWebhooks.in(tx).set("bob", "https://" + words, words, "bob", acme.now());
    AlertAnswers.in(tx).note("ZD5", "bob", acme.now());
    FollowUps.in(tx)
        .begin(account(words), "ZD5", List.of("bob"), acme.now(), acme.now())
        .ifPresent(id -> FollowUps.in(tx).done(id, words, "bob", acme.now()));
    return true;
  }

  /** Kept, and a ticket of its, which nobody owned, taken by otto. */
  private static boolean looksAfter(Tx tx, Account account, Acme acme) {
    Accounts.in(tx).keep(account, acme.now());
    Tickets.in(tx)
        .introduce(
            new TicketNow(
                TicketKeyFormat.DEFAULT.parse("ZD-5").orElseThrow(),
                new Tier("T2"),
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                new TicketDetails(
                    Optional.of(account.id()),
                    Optional.of(account.name()),
                    TicketStatus.OPEN,
                    Optional.of(acme.now()),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty())),
            acme.now());
    FirstOwners.in(tx).give("ZD5", "otto", "otto", acme.now());
    return true;
  }

  private static boolean programSends(Tx tx, Acme acme, String words) {
    Connections.in(tx).create(connection(CONNECTION, words + acme.orgId()), "ada", acme.now());
    InboundEvents.in(tx).record(arrived(acme, words), acme.now());
    InboundRefusals.in(tx).note(CONNECTION, InboundReason.STALE, acme.now());
    return true;
  }

  static Connections.Created connection(UUID id, String words) {
    String hash = "0".repeat(64) + new BigInteger(1, words.getBytes(UTF_8)).toString(16);
    return new Connections.Created(
        id,
        "generic",
        "Desk of " + words,
        hash.substring(hash.length() - 64),
        "path " + words,
        Optional.of("secret " + words));
  }

  static InboundEvents.Arrived arrived(Acme acme, String words) {
    return new InboundEvents.Arrived(
        CONNECTION, "msg " + words, acme.now(), 1, words, List.of(words), Optional.empty());
  }

  static Account account(String words) {
    return new Account(
        DRAFT,
        "Account of " + words,
        Optional.of(words),
        Optional.of(new ContractValue(100, Currency.getInstance("EUR"))),
        Optional.of(Health.RED),
        Optional.of(words),
        Optional.of(LocalDate.of(2026, 12, 31)),
        Optional.of(new Email("olga@acme.test")),
        Optional.empty(),
        Optional.empty(),
        Optional.of(words));
  }

  private static TicketKey zd7() {
    return TicketKeyFormat.DEFAULT.parse("ZD-7").orElseThrow();
  }

  static Reassignment reassignment(UUID id, Acme acme, String words) {
    return new Reassignment(id, "lea", "olga", "otto", new Tier("T2"), words, acme.now());
  }

  static GivenFile file(String words) {
    return new GivenFile("F-" + words, words + ".png", 5, Optional.of("image/png"));
  }

  private static boolean copyBegun(Tx tx, Escalation filed, String words) {
    Delivery copies =
        Deliveries.in(tx).allOf(filed.ref()).stream()
            .filter(each -> each.notice() instanceof Notice.FileCopy)
            .findFirst()
            .orElseThrow();
    FileCopies.in(tx).begin(copies, new CopyOfFile("C-" + words, 0));
    return true;
  }

  static MatrixSheet sheet(Acme acme, String words) {
    return MatrixSheet.linked("https://" + words, words, "ada", acme.now(), Optional.empty());
  }

  /** From that many days on, for a day. */
  static PlannedAbsence absence(Acme acme, String words, int days) {
    Instant from = acme.now().plus(Duration.ofDays(days));
    return new PlannedAbsence(
        UUID.randomUUID(),
        "ben",
        new Member.Away(from, from.plus(Duration.ofDays(1))),
        Optional.of(words),
        "ben");
  }

  static MatrixProposal proposal(UUID id, Acme acme, String words) {
    return new MatrixProposal(
        id,
        MatrixOrigin.FILE,
        words + ".csv",
        "0".repeat(64),
        Optional.empty(),
        "ada",
        acme.now(),
        new MatrixProposal.State.Open(words.getBytes(UTF_8)));
  }

  static Installation installation(String words) {
    return new Installation(
        false, "ubaton", "token " + words, Optional.empty(), Optional.empty(), 1);
  }

  private static CalendarSetting closedForInventory(String words) {
    CalendarDay day =
        new CalendarDay(
            LocalDate.of(2026, 12, 31),
            List.of(),
            Optional.of("Inventory of " + words),
            CalendarDay.Source.ADMIN);
    return new CalendarSetting(
        CalendarSetting.usual(ZoneId.of("Europe/Berlin")).hours(),
        Map.of(day.day(), day),
        Optional.empty(),
        List.of());
  }

  private static Draft draft(Acme acme, String words) {
    DraftAnswers answers =
        new DraftAnswers(
            "1042",
            Optional.empty(),
            Optional.empty(),
            words,
            words,
            Optional.of(words),
            Optional.empty(),
            Map.of());
    return new Draft(DRAFT, "V1", "ann", answers, Optional.of(1), acme.now());
  }

  private static boolean mailHeld(Tx tx, EscalationRef approved, Acme acme) {
    Delivery mail =
        Deliveries.in(tx).allOf(approved).stream()
            .filter(each -> each.medium() == Medium.EMAIL)
            .findFirst()
            .orElseThrow();
    DeliveryHolds.in(tx)
        .refused(
            DeliveryOutcomes.in(tx).begin(mail.id(), acme.now()).orElseThrow(),
            DeliveryError.of(DeliveryReason.RESEND_ACCOUNT),
            false,
            false,
            Optional.empty(),
            acme.now());
    return true;
  }

  private static Delivery sent(Tx tx, Escalation filed, Acme acme) {
    List<Delivery> posts = Deliveries.in(tx).postsOf(filed.ref());
    Delivery begun = DeliveryOutcomes.in(tx).begin(posts.getFirst().id(), acme.now()).orElseThrow();
    DeliveryOutcomes.in(tx).sent(begun, "D1", "171.5", acme.now());
    return begun;
  }
}
