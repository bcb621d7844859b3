package dev.baton.bot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.member.MemberSync;
import dev.baton.bot.phrases.Phrases;
import dev.baton.db.Tenants;
import dev.baton.db.escalate.Escalations;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.matrix.Matrices;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.ticket.TicketNow;
import dev.baton.matrix.Direction;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import dev.baton.sandbox.slack.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A workspace that installed the bot, and the one team of all tests. Ana and Ben are agents of T1,
 * which Ines leads. Marco and Nina own tickets of T2; Lena leads it, with Omar as her backup. Tara
 * owns tickets of T3, which Theo leads. Bo is the manager. Olga owns the workspace in Slack and
 * installed Baton, which makes her a manager too; Gil is a guest; Sara has nothing to do with
 * tickets. Everybody lives in UTC.
 */
public final class TestWorkspace implements AutoCloseable {
  /** The id of the workspace of a bot that serves one alone. */
  public static final String ORG = "T0ACME";

  /** Three tiers, and one way between each two. */
  public static final String MATRIX =
      """
      from_tier,to_tier,criteria,owner,lead,backup_lead,manager
      T1,T2,It needs a specialist,marco@acme.test|nina@acme.test,lena@acme.test,omar@acme.test,bo@acme.test
      T2,T3,It needs the developers,tara@acme.test,theo@acme.test,,bo@acme.test
      T2,T1,The specialist is done,,ines@acme.test,omar@acme.test,bo@acme.test
      """;

  /** Billing goes to Marco's team and has a checklist, sign-in goes to Nina. */
  public static final String MATRIX_WITH_CATEGORIES =
      """
      from_tier,to_tier,category,priority,criteria,checklist,owner,backup_owner,pick,lead,backup_lead,manager,accept_within,channel
      T1,T2,Billing,,An invoice or a refund is wrong,Invoice number noted|Plan checked,marco@acme.test,nina@acme.test,order,lena@acme.test,omar@acme.test,bo@acme.test,1h,
      T1,T2,Login,,Sign-in fails after a reset,,nina@acme.test|marco@acme.test,,least,lena@acme.test,omar@acme.test,bo@acme.test,1h,
      T2,T3,Billing|Login,,It needs a change in the code,,tara@acme.test,,order,theo@acme.test,lena@acme.test,bo@acme.test,2h,
      T2,T1,,,The answer is known,,,,,ines@acme.test,lena@acme.test,bo@acme.test,4h,
      T3,T2,,,The defect is mended,,,,,lena@acme.test,omar@acme.test,bo@acme.test,4h,
      """;

  private final TestBot bot;
  private final SlackWorkspace slack;
  private final Map<String, Person> people = new TreeMap<>();
  private boolean patient;

  private TestWorkspace(TestBot bot, SlackWorkspace slack) {
    this.bot = bot;
    this.slack = slack;
    join("ana", "Ana Ruiz");
    join("ben", "Ben Okafor");
    join("marco", "Marco Rossi");
    join("nina", "Nina Holm");
    join("lena", "Lena Fischer");
    join("omar", "Omar Haddad");
    join("tara", "Tara Singh");
    join("theo", "Theo Brandt");
    join("ines", "Ines Costa");
    join("bo", "Bo Lind");
    join("olga", "Olga Berg").as(Role.OWNER);
    join("gil", "Gil Moreau").as(Role.GUEST);
    join("sara", "Sara Kent");
  }

  private Person join(String name, String realName) {
    Person person =
        slack.person(name + "@acme.test", realName).shownAs(realName).in(ZoneOffset.UTC);
    people.put(name, person);
    return person;
  }

  /** One more workspace of this bot, with {@link #MATRIX}; the bot hears what happens there. */
  public static TestWorkspace in(TestBot bot) {
    return in(bot, bot.newId());
  }

  /** One more workspace of that id. */
  public static TestWorkspace in(TestBot bot, String id) {
    TestWorkspace workspace = quietIn(bot, id);
    workspace.applyMatrix(MATRIX);
    bot.connect(workspace.slack);
    return workspace;
  }

  /** Without a matrix; the bot knows the team and hears nothing of what changes in Slack. */
  public static TestWorkspace quietIn(TestBot bot) {
    return quietIn(bot, bot.newId());
  }

  private static TestWorkspace quietIn(TestBot bot, String id) {
    TestWorkspace workspace =
        new TestWorkspace(bot, bot.sandbox().workspace(id, "Acme").withoutTheApp());
    bot.install(workspace.slack, workspace.person("olga"));
    assertThat(workspace.members().everybody(id)).isEmpty();
    return workspace;
  }

  /** Served alone by a bot of its own with {@link #MATRIX_WITH_CATEGORIES}; jobs run. */
  public static TestWorkspace alone(FreshDatabase database) {
    return alone(database, MATRIX_WITH_CATEGORIES, Set.of());
  }

  /** The same, whose bot says other texts than Baton's own. */
  public static TestWorkspace alone(FreshDatabase database, Phrases phrases) {
    return alone(TestBot.notStarted(database, phrases), MATRIX_WITH_CATEGORIES, Set.of());
  }

  /** With another matrix and more people, named by what stands before the @. */
  public static TestWorkspace alone(FreshDatabase database, String matrix, Set<String> more) {
    return alone(TestBot.notStarted(database), matrix, more);
  }

  /** The same, which has no address and is reached through Socket Mode. */
  public static TestWorkspace throughSockets(FreshDatabase database) {
    TestBot bot = TestBot.notStarted(database);
    TestWorkspace workspace = notServed(bot, Set.of());
    bot.serveThroughSockets(workspace.slack, Optional.of(file(MATRIX_WITH_CATEGORIES).toString()));
    return workspace;
  }

  private static TestWorkspace alone(TestBot bot, String matrix, Set<String> more) {
    TestWorkspace workspace = notServed(bot, more);
    bot.serveOnly(workspace.slack, Optional.of(file(matrix).toString()));
    bot.connect(workspace.slack);
    return workspace;
  }

  private static TestWorkspace notServed(TestBot bot, Set<String> more) {
    SlackWorkspace slack =
        bot.sandbox()
            .workspace(ORG, "Acme")
            .shortcut("Escalate this message", "escalate_message")
            .shortcut("Escalate a ticket", "escalate_ticket");
    TestWorkspace workspace = new TestWorkspace(bot, slack);
    more.forEach(email -> slack.person(email, email.substring(0, email.indexOf('@'))));
    return workspace;
  }

  private static Path file(String matrix) {
    try {
      Path file = Files.createTempFile("matrix", ".csv");
      file.toFile().deleteOnExit();
      return Files.writeString(file, matrix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on with the patience of a job: other processes and their load are beside it. */
  public TestWorkspace patiently() {
    patient = true;
    return this;
  }

  public TestBot bot() {
    return bot;
  }

  /** The workspace as Slack has it. */
  public SlackWorkspace slack() {
    return slack;
  }

  public String orgId() {
    return slack.id();
  }

  /** Somebody of the team, or who came later, by what stands before the @ of their address. */
  public Person person(String name) {
    return people.computeIfAbsent(
        name, newcomer -> slack.person(newcomer + "@acme.test", newcomer));
  }

  public String id(String name) {
    return person(name).id();
  }

  /** What stands before the @ of that person's address. */
  String nameOf(String id) {
    return people.entrySet().stream()
        .filter(entry -> entry.getValue().id().equals(id))
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  /** In a transaction of this workspace. */
  public <T extends @Nullable Object> T in(Tenants.Step<T> step) {
    return patient ? bot.database().tenants().inBackground(orgId(), step) : bot.in(orgId(), step);
  }

  public Instant now() {
    return bot.clock().instant();
  }

  /** Reads this workspace's people from Slack. */
  public MemberSync members() {
    return MemberSync.of(bot.parts());
  }

  /** What the bot knows of this person changes as if Slack had told it. */
  public void becomes(String name, Member.Kind kind, boolean deactivated) {
    becomesElsewhere(name, kind, deactivated);
    bot.parts().snapshots().refresh(orgId());
  }

  /** This person's account ends, and only another process heard of it. */
  public void leavesElsewhere(String name) {
    becomesElsewhere(name, Member.Kind.FULL, true);
  }

  private void becomesElsewhere(String name, Member.Kind kind, boolean deactivated) {
    in(tx -> {
      Member was = Members.in(tx).find(id(name)).orElseThrow();
      Member is =
          new Member(
              was.id(),
              was.email(),
              was.name(),
              was.zone(),
              kind,
              was.slackRole(),
              deactivated,
              false,
              Optional.empty(),
              was.emailOptOut(),
              Member.Speech.UNKNOWN,
              List.of());
      Members.in(tx).refresh(List.of(is), now());
      return true;
    });
  }

  /** Makes this the live matrix. */
  public void applyMatrix(String csv) {
    applyMatrixElsewhere(csv);
    bot.parts().snapshots().refresh(orgId());
  }

  /** Makes this the live matrix, as another process would: this bot does not hear of it. */
  public void applyMatrixElsewhere(String csv) {
    if (!(read(csv) instanceof ParseResult.Parsed(var routes, _))) {
      throw new IllegalArgumentException("The test's matrix has faults: " + read(csv));
    }
    in(tx ->
        Matrices.in(tx)
            .apply(routes, new Matrices.Provenance("acme.csv", "00", "cli", now()), "cli"));
  }

  private static ParseResult read(String csv) {
    try {
      return MatrixCsv.read(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Ana's request to hand a new ticket to Marco, sent to Lena and Omar. */
  public Escalation files(String ticket) {
    return files(ticket, "ana", "marco", "lena", "omar");
  }

  /** A request by the first route, sent to these people: lead first, then backups. */
  public Escalation files(String ticket, String requester, String owner, String... deciders) {
    return file(ticket, requester, owner, 1, Direction.FORWARD, deciders);
  }

  /** A request by the route of that number, without the forms. */
  public Escalation file(
      String ticket,
      String requester,
      String owner,
      int routeNumber,
      Direction kind,
      String... deciders) {
    return new TestFiling(this).file(ticket, requester, owner, routeNumber, kind, deciders);
  }

  /** Its requester asks Lena again with the highest priority, in place of what waits. */
  public Escalation replaces(Escalation pending) {
    return new TestFiling(this).replaces(pending);
  }

  /** Lena says yes for Marco five minutes later, in another process. */
  public void lenaApproves(Escalation asked) {
    new TestDecision(this).approve(asked);
  }

  /** Lena says that information is missing five minutes later, in another process. */
  public void lenaBounces(Escalation asked, String note) {
    new TestDecision(this).bounce(asked, note);
  }

  /** The escalation as it is stored now. */
  public Escalation now(Escalation escalation) {
    return in(tx -> Escalations.in(tx).find(escalation.ref())).orElseThrow();
  }

  /** Who owns its ticket now. */
  public String ownerOf(Escalation escalation) {
    return in(tx -> Tickets.in(tx).find(escalation.ticket()))
        .flatMap(TicketNow::owner)
        .orElseThrow();
  }

  /** The message that asks this person to decide, as it is really delivered. */
  public Message request(String reader, Escalation asked) {
    return new DeliveryRunner(this).request(asked, reader);
  }

  /** The message that tells who filed it that it is filed, as it is really delivered. */
  public Message receipt(Escalation filed) {
    return new DeliveryRunner(this).receipt(filed);
  }

  /** What this person is shown of the ticket's history, with the buttons it has for them. */
  public Message history(String reader, Escalation escalation) {
    return person(reader).types("/escalation-log show " + escalation.ticket().shown()).reply();
  }

  @Override
  public void close() {
    bot.close();
  }
}
