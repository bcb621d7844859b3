package dev.baton.bot.testing;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.composition.BlockCompositions.confirmationDialog;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.element.BlockElement;
import dev.baton.bot.escalate.WithdrawButton;
import dev.baton.bot.slack.EscalationValue;
import dev.baton.db.Workspace;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.Members;
import dev.baton.db.workspace.Workspaces;
import dev.baton.escalation.escalate.ChecklistAnswer;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.EscalationDraft;
import dev.baton.escalation.escalate.Filing;
import dev.baton.escalation.escalate.FilingOutcome;
import dev.baton.escalation.escalate.OwnerReason;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.ticket.TicketKey;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Decider;
import dev.baton.matrix.Direction;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.MatrixCsv;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Reading;
import dev.baton.matrix.Route;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A workspace with three tiers: Ana asks in T1; Lena leads T2, with Bo as her backup; Marco and
 * Nina own tickets there; Lou leads T3; Mia manages. Gus is a guest, Sam a member without a part.
 */
public final class AcmeTeam {
  private static final String MATRIX =
      """
      from_tier,to_tier,criteria,owner,lead,backup_lead,manager
      T1,T2,It needs a specialist,marco@acme.test|nina@acme.test,lena@acme.test,bo@acme.test,mia@acme.test
      T2,T3,It needs the developers,otto@acme.test,lou@acme.test,,mia@acme.test
      T2,T1,The specialist is done,,ana@acme.test,bo@acme.test,mia@acme.test
      """;

  private final RunningBot bot;
  private final SlackWorkspace slack;
  private final Map<String, Person> people;

  /** A new workspace of that id in this bot's database. */
  public AcmeTeam(RunningBot bot, String id) {
    this.bot = bot;
    slack = bot.workspace(id);
    people =
        Map.ofEntries(
            person("ana", "Ana"),
            person("lena", "Lena"),
            person("bo", "Bo"),
            person("marco", "Marco"),
            person("nina", "Nina"),
            person("otto", "Otto"),
            person("lou", "Lou"),
            person("mia", "Mia"),
            person("gus", "Gus"),
            person("sam", "Sam"));
    door()
        .inTransaction(
            id,
            tx -> {
              Workspaces.in(tx).makeKnown("Acme", now());
              return tx;
            });
    people.keySet().forEach(name -> becomes(name, kindOf(name), false));
    applyMatrix(MATRIX);
    bot.connect(slack);
  }

  public Person person(String name) {
    return java.util.Objects.requireNonNull(people.get(name));
  }

  public String id(String name) {
    return person(name).id();
  }

  public String orgId() {
    return slack.id();
  }

  public Workspace door() {
    return bot.fresh().workspace();
  }

  /** Writes what Slack would say of this person now. */
  public void becomes(String name, Member.Kind kind, boolean deactivated) {
    becomesElsewhere(name, kind, deactivated);
    bot.snapshots().refresh(orgId());
  }

  /** This person's account ends, and only another process heard of it. */
  public void leavesElsewhere(String name) {
    becomesElsewhere(name, Member.Kind.FULL, true);
  }

  private void becomesElsewhere(String name, Member.Kind kind, boolean deactivated) {
    Member member =
        new Member(
            id(name),
            Optional.of(name + "@acme.test"),
            name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1),
            ZoneOffset.UTC,
            kind,
            Member.SlackRole.MEMBER,
            deactivated,
            false,
            Optional.empty(),
            false);
    door()
        .inTransaction(
            orgId(),
            tx -> {
              Members.in(tx).refresh(List.of(member), now());
              return tx;
            });
  }

  /** Makes this the live matrix. */
  public void applyMatrix(String csv) {
    applyMatrixElsewhere(csv);
    bot.snapshots().refresh(orgId());
  }

  /** Makes this the live matrix, as another process would: this bot does not hear of it. */
  public void applyMatrixElsewhere(String csv) {
    if (!(read(csv) instanceof Reading.Read(var routes, _))) {
      throw new IllegalArgumentException("The test's matrix has faults: " + read(csv));
    }
    door()
        .inTransaction(
            orgId(),
            tx ->
                Matrices.in(tx)
                    .apply(routes, new Matrices.Origin("acme.csv", "00", "cli", now()), "cli"));
  }

  /** Ana's request to hand a new ticket to Marco, sent to Lena and Bo. */
  public Escalation files(String ticket) {
    return files(ticket, "ana", "marco", "lena", "bo");
  }

  /** A request by the first route, sent to these people: lead first, then backups. */
  public Escalation files(String ticket, String requester, String owner, String... deciders) {
    return file(ticket, requester, owner, 1, Direction.FORWARD, deciders);
  }

  /** A request by the route of that number. */
  public Escalation file(
      String ticket,
      String requester,
      String owner,
      int routeNumber,
      Direction kind,
      String... deciders) {
    FilingOutcome outcome =
        door()
            .inTransaction(
                orgId(),
                tx -> {
                  Matrix matrix = Matrices.in(tx).live().orElseThrow();
                  Route route = matrix.route(routeNumber).orElseThrow();
                  return Escalations.in(tx)
                      .file(
                          filing(
                              ticket, requester, owner, route, matrix.version(), kind, deciders));
                });
    assertThat(outcome).isInstanceOf(FilingOutcome.Filed.class);
    return ((FilingOutcome.Filed) outcome).escalation();
  }

  /** The escalation as it is stored now. */
  public Escalation now(Escalation escalation) {
    return door()
        .inTransaction(orgId(), tx -> Escalations.in(tx).find(escalation.ref()))
        .orElseThrow();
  }

  /** Who owns its ticket now. */
  public String ownerOf(Escalation escalation) {
    return door()
        .inTransaction(orgId(), tx -> Tickets.in(tx).find(escalation.ticket()))
        .map(TicketNow::owner)
        .orElseThrow();
  }

  /** A direct message with these buttons for this escalation, as {@code id:Text}. */
  public Message message(String reader, Escalation escalation, String... buttons) {
    List<BlockElement> elements =
        Arrays.stream(buttons).map(spec -> element(spec, escalation)).toList();
    try {
      assertThat(
              bot.calls()
                  .patiently(orgId())
                  .chatPostMessage(m ->
                      m.channel(id(reader))
                          .text(escalation.label())
                          .blocks(List.of(actions(elements))))
                  .isOk())
          .isTrue();
    } catch (IOException | SlackApiException failed) {
      throw new IllegalStateException(failed);
    }
    return person(reader).directMessage(escalation.label());
  }

  /** The message somebody gets who is asked. */
  public Message request(String reader, Escalation escalation) {
    return message(
        reader, escalation, "approve:Approve", "approve_for:Approve for…", "bounce:Bounce");
  }

  private static BlockElement element(String spec, Escalation escalation) {
    String[] parts = spec.split(":", 2);
    return button(b ->
        b.actionId(parts[0])
            .text(plainText(parts[1]))
            .value(EscalationValue.of(escalation.ref()))
            .confirm(
                parts[0].equals(WithdrawButton.ID)
                    ? confirmationDialog(c ->
                        c.title(plainText("Withdraw?"))
                            .text(plainText("The owner stays."))
                            .confirm(plainText("Withdraw"))
                            .deny(plainText("Keep it")))
                    : null));
  }

  private Filing filing(
      String ticket,
      String requester,
      String owner,
      Route route,
      int version,
      Direction kind,
      String... deciders) {
    EscalationDraft draft =
        new EscalationDraft(
            new TicketKey(ticket.replace("-", ""), ticket),
            Optional.empty(),
            Priority.P2,
            "Login loops since the update this morning",
            "Cleared cookies\nTried another browser",
            Optional.empty(),
            Optional.empty(),
            Map.of());
    return new Filing(
        UUID.randomUUID(),
        draft,
        id(requester),
        route,
        version,
        kind,
        id(owner),
        List.of(new OwnerReason.Available()),
        List.<ChecklistAnswer>of(),
        recipients(deciders),
        Optional.empty(),
        Optional.empty(),
        now());
  }

  private List<Recipient> recipients(String... deciders) {
    return Arrays.stream(deciders)
        .map(name ->
            new Recipient(
                id(name), name.equals(deciders[0]) ? Decider.Role.LEAD : Decider.Role.BACKUP_LEAD))
        .toList();
  }

  private Instant now() {
    return bot.fresh().clock().instant();
  }

  private Map.Entry<String, Person> person(String name, String realName) {
    return Map.entry(name, slack.person(name + "@acme.test", realName));
  }

  private static Member.Kind kindOf(String name) {
    return name.equals("gus") ? Member.Kind.GUEST : Member.Kind.FULL;
  }

  private static Reading read(String csv) {
    try {
      return MatrixCsv.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
