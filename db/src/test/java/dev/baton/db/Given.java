package dev.baton.db;

import dev.baton.db.clock.PlannedClocks;
import dev.baton.db.detect.HeldRequests;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.LookAgain;
import dev.baton.db.escalate.UndoneBounce;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.helpdesk.InboundRefusals;
import dev.baton.db.helpdesk.InboundRow;
import dev.baton.db.install.Installation;
import dev.baton.db.install.UninstallReason;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.matrix.MatrixProposal;
import dev.baton.db.matrix.MatrixSheet;
import dev.baton.db.medium.TelegramLinks;
import dev.baton.db.pending.Reassessment;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.table.ProposedTables.Proposed;
import dev.baton.db.table.ToldTickets;
import dev.baton.db.ticket.Happening;
import dev.baton.db.ticket.Told;
import dev.baton.escalation.account.Account;
import dev.baton.escalation.account.AccountRow;
import dev.baton.escalation.board.BoardTicket;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.escalation.clock.ClockCalendar;
import dev.baton.escalation.clock.ClockKind;
import dev.baton.escalation.clock.ClockNow;
import dev.baton.escalation.clock.TimeGiven;
import dev.baton.escalation.decide.Asking;
import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.decide.Decision;
import dev.baton.escalation.decide.Reassignment;
import dev.baton.escalation.detect.CriterionHit;
import dev.baton.escalation.detect.HitOutcome;
import dev.baton.escalation.escalate.Draft;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.FileTrouble;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.field.Stamp;
import dev.baton.escalation.field.Word;
import dev.baton.escalation.helpdesk.InboundReason;
import dev.baton.escalation.home.HomePlace;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditEvent;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.log.ChainHead;
import dev.baton.escalation.log.LogFilter;
import dev.baton.escalation.member.PlannedAbsence;
import dev.baton.escalation.notify.AlertEvent;
import dev.baton.escalation.notify.AlertsEnd;
import dev.baton.escalation.notify.CopyOfFile;
import dev.baton.escalation.notify.Delivery;
import dev.baton.escalation.notify.DeliveryError;
import dev.baton.escalation.notify.DeliveryReason;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.MessageOrigin;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.OriginChange;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.escalation.privacy.PersonRecord;
import dev.baton.escalation.privacy.RetentionPeriod;
import dev.baton.escalation.report.Period;
import dev.baton.escalation.report.Question;
import dev.baton.escalation.report.QuestionReader;
import dev.baton.escalation.report.Reading;
import dev.baton.escalation.report.ReportScope;
import dev.baton.escalation.report.Vocabulary;
import dev.baton.escalation.setup.SetupAnswers;
import dev.baton.escalation.setup.SetupStep;
import dev.baton.escalation.sla.ExemptReason;
import dev.baton.escalation.sla.TicketEvent;
import dev.baton.escalation.ticket.KeyReading;
import dev.baton.escalation.ticket.OpenTicketFilter;
import dev.baton.escalation.ticket.TicketDetails;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.escalation.ticket.TicketRow;
import dev.baton.escalation.ticket.TicketStatus;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.OncallKey;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Tier;
import dev.baton.matrix.sla.DetectionRule;
import dev.baton.matrix.sla.DetectionRules;
import dev.baton.matrix.sla.SlaPolicy;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Arguments for any repository method: what names a record is the first workspace's, what is
 * written is the second's.
 */
final class Given {
  private final Occupied named;
  private final Occupied written;
  private final StringBuilder handedOut = new StringBuilder();

  Given(Occupied named, Occupied written) {
    this.named = named;
    this.written = written;
  }

  Object[] of(Method method) {
    return Arrays.stream(method.getParameters()).map(this::argument).toArray();
  }

  /** What callbacks were given, as text. */
  String handedOut() {
    return handedOut.toString();
  }

  static String text(Object answer) {
    return switch (answer) {
      case Matrix matrix -> matrix.routes().toString();
      case Optional<?> found -> found.map(Given::text).orElse("empty");
      default -> answer.toString();
    };
  }

  private Object argument(Parameter parameter) {
    Class<?> type = parameter.getType();
    if (type == String.class) {
      return word(parameter.getName());
    }
    if (type.getTypeParameters().length > 0) {
      return generic(parameter);
    }
    return Optional.ofNullable(ofType(idFor(parameter)).get(type))
        .orElseThrow(() -> unknown(parameter));
  }

  /** Whose ids are the draft's. */
  private static final Set<Class<?>> DRAFTED =
      Set.of(Drafts.class, Connections.class, InboundEvents.class, InboundRefusals.class);

  private UUID idFor(Parameter parameter) {
    Class<?> repository = parameter.getDeclaringExecutable().getDeclaringClass();
    boolean draft = parameter.getName().equals("draft") || DRAFTED.contains(repository);
    return draft ? named.draft().id() : named.sent().id();
  }

  private Map<Class<?>, Object> ofType(UUID id) {
    return Map.ofEntries(
        Map.entry(int.class, 2),
        Map.entry(Proposed.class, new Proposed("accounts", "neutral.csv", new byte[] {1})),
        Map.entry(Account.class, Occupied.account("neutral")),
        Map.entry(byte[].class, new byte[] {1}),
        Map.entry(long.class, 2L),
        Map.entry(boolean.class, true),
        Map.entry(Instant.class, written.acme().now()),
        Map.entry(UUID.class, id),
        Map.entry(ClockKind.class, ClockKind.DECISION),
        Map.entry(Priority.class, Priority.P2),
        Map.entry(OncallKey.class, Occupied.ONCALL),
        Map.entry(Duration.class, Duration.ofHours(1)),
        Map.entry(
            TimeGiven.class,
            TimeGiven.within(
                Duration.ofHours(1), written.acme().now(), ClockCalendar.aroundTheClock())),
        Map.entry(ClockCalendar.Version.class, new ClockCalendar.Version("workspace", 1)),
        Map.entry(CalendarSetting.class, CalendarSetting.usual(ZoneId.of("Asia/Tokyo"))),
        Map.entry(EscalationRef.class, named.pending().ref()),
        Map.entry(Escalation.class, named.pending()),
        Map.entry(TicketKey.class, named.pending().ticket()),
        Map.entry(KeyReading.class, TicketKeyFormat.DEFAULT.read("MOVED-7")),
        Map.entry(TicketNow.class, introduced()),
        Map.entry(TicketStatus.class, TicketStatus.WAITING),
        Map.entry(BoardTicket.class, onBoard()),
        Map.entry(Delivery.class, named.sent()),
        Map.entry(
            Reassignment.class,
            Occupied.reassignment(UUID.randomUUID(), written.acme(), "neutral")),
        Map.entry(Recipient.class, new Recipient("lou", Decider.Role.MANAGER)),
        Map.entry(DeliveryError.class, DeliveryError.of(DeliveryReason.OPTED_OUT)),
        Map.entry(DeliveryReason.class, DeliveryReason.BATON_REMOVED),
        Map.entry(Draft.class, written.draft()),
        Map.entry(Filing.class, written.filing()),
        Map.entry(Question.class, question()),
        Map.entry(ReportScope.class, new ReportScope.Everything()),
        Map.entry(Decision.class, new Decision.Approve("olga")),
        Map.entry(Medium.class, Medium.SLACK),
        Map.entry(MessageOrigin.class, new MessageOrigin("C7", "7.1", "7.0")),
        Map.entry(UninstallReason.class, UninstallReason.UNINSTALLED),
        Map.entry(Installation.class, Occupied.installation("BRAVO")),
        Map.entry(Notice.class, new Notice.InformationAdded()),
        Map.entry(Notice.OriginReply.class, new Notice.OriginReply(OriginChange.FILED)),
        Map.entry(Tier.class, new Tier("T2")),
        Map.entry(ClockCalendar.class, ClockCalendar.aroundTheClock()),
        Map.entry(PlannedDelivery.class, planned()),
        Map.entry(LogFilter.class, LogFilter.EVERYTHING),
        Map.entry(ChainHead.class, new ChainHead(1, AuditEvent.GENESIS)),
        Map.entry(SlaPolicy.class, SlaPolicy.usual()),
        Map.entry(
            SlaPolicies.Provenance.class,
            new SlaPolicies.Provenance(
                SlaPolicies.Origin.FILE, "BRAVO", "BRAVO", "bob", written.acme().now())),
        Map.entry(DetectionRule.class, rule()),
        Map.entry(HeldRequests.Word.class, HeldRequests.Word.FILE_ALL),
        Map.entry(HitOutcome.class, HitOutcome.OVER),
        Map.entry(CriterionHit.class, hit()),
        Map.entry(SetupAnswers.class, SetupAnswers.NONE),
        Map.entry(SetupStep.class, SetupStep.TIERS),
        Map.entry(ExemptReason.class, ExemptReason.SPAM),
        Map.entry(OpenTicketFilter.class, OpenTicketFilter.ALL),
        Map.entry(Told.class, new Told("lea", "desk", written.acme().now())),
        Map.entry(LookAgain.class, new LookAgain(named.pending().ref(), written.acme().now())),
        Map.entry(UndoneBounce.class, new UndoneBounce(1, "lea", written.acme().now())),
        Map.entry(
            MatrixProposal.class, Occupied.proposal(UUID.randomUUID(), written.acme(), "neutral")),
        Map.entry(MatrixSheet.class, Occupied.sheet(written.acme(), "neutral")),
        Map.entry(AskingCause.class, AskingCause.MATRIX),
        Map.entry(
            Reassessment.class,
            new Reassessment(AskingCause.MATRIX, Optional.empty(), Optional.empty())),
        Map.entry(
            TelegramLinks.Link.class,
            new TelegramLinks.Link("lea", "7", "neutral", written.acme().now())),
        Map.entry(
            AlertEvent.Missed.class, new AlertEvent.Missed(AlertEvent.Promise.FIRST_RESPONSE, 1)),
        Map.entry(
            Period.class,
            new Period(
                written.acme().now().minusSeconds(60), written.acme().now().plusSeconds(60))),
        Map.entry(LocalDate.class, LocalDate.of(2090, 1, 1)),
        Map.entry(HomePlace.class, HomePlace.BEGIN),
        Map.entry(PlannedAbsence.class, Occupied.absence(written.acme(), "neutral", 9)),
        Map.entry(TicketKeyFormat.class, TicketKeyFormat.DEFAULT),
        Map.entry(CopyOfFile.class, new CopyOfFile("C-neutral", 0)),
        Map.entry(
            Connections.Created.class,
            Occupied.connection(UUID.randomUUID(), UUID.randomUUID() + "neutral")),
        Map.entry(InboundEvents.Arrived.class, Occupied.arrived(written.acme(), "neutral")),
        Map.entry(InboundReason.class, InboundReason.STALE),
        Map.entry(InboundRow.State.class, InboundRow.State.APPLIED),
        Map.entry(
            TicketRow.class, new TicketRow(1, neutralKey(), new Tier("T1"), said(TicketRow.TITLE))),
        Map.entry(
            ToldTickets.Program.class,
            new ToldTickets.Program(
                Occupied.CONNECTION,
                Optional.of("neutral"),
                TicketKeyFormat.DEFAULT.parse("ZD-556"))),
        Map.entry(Matrices.Provenance.class, written.acme().provenance()));
  }

  private Question question() {
    LocalDate today = LocalDate.ofInstant(written.acme().now(), ZoneOffset.UTC);
    Vocabulary words = new Vocabulary(List.of(), List.of(), List.of(), Map.of(), "ann");
    return ((Reading.Understood) QuestionReader.read("reviews", words, today)).question();
  }

  private static DetectionRule rule() {
    return DetectionRules.usual(List.of(new Tier("T1"), new Tier("T2"))).getFirst();
  }

  private CriterionHit hit() {
    return new CriterionHit(
        "ZD1042",
        rule().id(),
        1,
        0,
        1,
        rule().to(),
        written.acme().now(),
        written.acme().now(),
        true,
        HitOutcome.HELD,
        Optional.empty());
  }

  private BoardTicket onBoard() {
    return new BoardTicket(
        named.pending().ticket(),
        Optional.empty(),
        TicketStatus.OPEN,
        named.pending().from(),
        Optional.of("ann"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        written.acme().now(),
        Optional.of(1),
        Optional.of("ann"),
        Optional.empty(),
        false);
  }

  private TicketNow introduced() {
    return new TicketNow(
        named.pending().ticket(),
        named.pending().from(),
        Optional.of("ann"),
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        TicketDetails.UNKNOWN);
  }

  private static PlannedDelivery planned() {
    return new PlannedDelivery(
        new Notice.Receipt(), Medium.SLACK, "ann", Set.of(NoticeRole.REQUESTER));
  }

  private static String word(String name) {
    return switch (name) {
      case "task" -> "00000000-0000-7000-8000-000000000001/1";
      case "ticket", "identity" -> "ZD1042";
      case "installer", "actor", "member", "id", "by", "causedBy", "recipient", "author" -> "lea";
      case "role" -> "manager";
      case "surface" -> "cli";
      case "rootViewId" -> "V1";
      case "keyTemplate" -> "ZD-{id}";
      case "externalId" -> "171.5";
      case "email" -> "ann@acme.test";
      default -> "neutral";
    };
  }

  private Object generic(Parameter parameter) {
    String type = parameter.getParameterizedType().getTypeName();
    return switch (type.replaceAll("[a-z]+\\.", "")) {
      case "Optional<String>" -> Optional.of("neutral");
      case "Optional<Instant>" -> Optional.of(written.acme().now());
      case "Optional<Integer>" -> Optional.of(1);
      case "Optional<Asking$Step>" -> Optional.of(Asking.Step.OVERDUE);
      case "Optional<Collection<Tier>>" -> Optional.of(List.of(new Tier("T2")));
      case "Map<String, Set<Tier>>" -> Map.of("dan", Set.of(new Tier("T2")));
      case "Set<String>" -> Set.of("olga");
      case "Set<Tier>" -> Set.of(new Tier("T2"));
      case "Collection<String>", "List<String>" -> List.of("ann", "olga");
      case "Collection<Member>" -> List.of(written.acme().person("ann"));
      case "List<PlannedDelivery>", "Collection<PlannedDelivery>" -> List.of(planned());
      case "Optional<RetentionPeriod>" -> Optional.of(new RetentionPeriod(24));
      case "Consumer<PersonRecord>" ->
          (Consumer<PersonRecord>) record -> handedOut.append(record.json());
      case "List<AccountRow>" ->
          List.of(new AccountRow(1, "neutral", Optional.empty(), said(AccountRow.NAME)));
      case "List<TicketRow>" ->
          List.of(new TicketRow(1, neutralKey(), new Tier("T1"), said(TicketRow.TITLE)));
      case "Collection<UUID>" -> List.of(named.draft().id());
      case "Collection<Tier>" -> List.of(new Tier("T2"));
      case "Collection<EscalationRef>" -> List.of(named.pending().ref());
      case "Collection<ClockKind>" -> List.of(ClockKind.RESOLUTION);
      case "List<Happening>" -> List.of(happening());
      case "Map<String, Optional<String>>" -> Map.of("77", Optional.of("dan"));
      case "Map<String, List<Happening>>" -> Map.of("ZD1042", List.of(happening()));
      case "List<PlannedClocks$Step>" -> List.of(step());
      case "List<DetectionRule>" -> List.of(rule());
      case "List<CriterionHit>", "Collection<CriterionHit>" -> List.of(hit());
      case "List<Route>" -> List.of(Acme.UP);
      case "List<TicketKey>" -> List.of(named.pending().ticket());
      case "List<Recipient>" -> List.of(new Recipient("lou", Decider.Role.MANAGER));
      case "Optional<FileTrouble>" -> Optional.of(FileTrouble.GONE);
      case "Optional<AlertsEnd>" -> Optional.of(AlertsEnd.GONE);
      case "Optional<UUID>" -> Optional.empty();
      case "Optional<TicketKey>" -> Optional.of(neutralKey());
      case "Optional<InboundReason>" -> Optional.of(InboundReason.CLOCK_AHEAD);
      case "List<GivenFile>" -> List.of(Occupied.file("neutral"));
      case "Collection<CopyOfFile>" -> List.of(new CopyOfFile("C-neutral", 0));
      case "List<AuditEntry>" -> List.of(entry());
      case "Consumer<String[]>" ->
          (Consumer<String[]>) cells -> handedOut.append(Arrays.toString(cells));
      case "BiConsumer<AuditEvent, Optional<AuditContent>>" ->
          (BiConsumer<Object, Object>) (event, content) -> handedOut.append(event).append(content);
      default -> throw unknown(parameter);
    };
  }

  private Word said(String field) {
    return new Word(
        Map.of(field, Optional.of("neutral")),
        new Stamp(written.acme().now(), "neutral", "import"));
  }

  private static TicketKey neutralKey() {
    return TicketKeyFormat.DEFAULT.parse("ZD-555").orElseThrow();
  }

  private AuditEntry entry() {
    return new AuditEntry(
        AuditKind.LOG_EXPORTED, written.acme().now(), "ann", "slack", Optional.empty(), Map.of());
  }

  private static AssertionError unknown(Parameter parameter) {
    return new AssertionError("Teach this class what to give for " + parameter);
  }

  private Happening happening() {
    return Happening.of(written.acme().now(), new TicketEvent.TeamWrote());
  }

  private PlannedClocks.Step step() {
    Instant now = written.acme().now();
    TimeGiven given = new TimeGiven(now, Duration.ofHours(1), ClockCalendar.aroundTheClock());
    return new PlannedClocks.Step(
        "ZD1042",
        ClockKind.FIRST_RESPONSE,
        1,
        Optional.empty(),
        ClockNow.start(ClockKind.FIRST_RESPONSE, given, "opened", "lea", now),
        Optional.empty(),
        Optional.empty());
  }
}
