package dev.baton.bot.install;

import static dev.baton.db.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.baton.bot.BotServer;
import dev.baton.bot.redact.RedactingLayout;
import dev.baton.bot.testing.TestBot;
import dev.baton.db.install.Installations;
import dev.baton.db.install.TokenRotation;
import dev.baton.db.member.Members;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.notify.Medium;
import dev.baton.escalation.notify.Notice;
import dev.baton.escalation.notify.NoticeRole;
import dev.baton.escalation.notify.PlannedDelivery;
import dev.baton.sandbox.people.Outcome;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

/** Tokens at rest, on the way, and when they end. */
@ExtendWith(TestDatabase.class)
final class TokensFlowTest {
  private final FreshDatabase fresh;
  private TestBot bot;

  TokensFlowTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @BeforeEach
  void open() {
    bot = TestBot.startWithJobs(fresh);
  }

  @AfterEach
  void close() {
    bot.close();
  }

  @Test
  void fiftyRequestsAtTwoProcessesAndTheirJobsFetchTheNextTokenOnce() throws Exception {
    SlackWorkspace acme = bot.newWorkspace("Acme").rotateTokens();
    List<Person> people =
        IntStream.range(0, 10).mapToObj(i -> acme.person("p" + i + "@acme.test", "P" + i)).toList();
    bot.install(acme, people.getFirst());
    await().untilAsserted(() -> assertThat(known(acme, people.getLast())).isTrue());
    List<BotServer> processes = List.of(bot.process(), bot.serveBeside(TestBot.FIRST_KEY));
    bot.connect(acme, processes.getLast());
    people.getFirst().types("/escalate help").reply("/escalate");
    bot.clock().advance(Duration.ofHours(12));

    queueWelcomes(acme, people);
    List<Outcome> outcomes = atOnce(acme, people, processes);

    assertThat(outcomes.stream().map(outcome -> outcome.reply().toString()))
        .hasSize(50)
        .allMatch(reply -> reply.contains("/escalate"));
    assertThat(processes).allMatch(process -> taken(process) > 0, "took some of them");
    await().untilAsserted(() -> assertThat(unsent(acme)).isZero());
    assertThat(acme.tokenRefreshes()).isEqualTo(1);
  }

  private List<Outcome> atOnce(
      SlackWorkspace workspace, List<Person> people, List<BotServer> processes) throws Exception {
    List<Callable<Outcome>> commands = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Person person = people.get(i % people.size());
      BotServer process = processes.get(i % processes.size());
      commands.add(() -> {
        bot.connect(workspace, process);
        return person.types("/escalate help");
      });
    }
    List<Outcome> outcomes = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Outcome> outcome : threads.invokeAll(commands)) {
        outcomes.add(outcome.get());
      }
    }
    return outcomes;
  }

  /** How many requests of Slack that process answered. */
  private long taken(BotServer process) {
    return bot.browser()
        .open(TestBot.address(process, "/metrics"))
        .body()
        .lines()
        .filter(line -> line.startsWith("baton_http_requests_seconds_count"))
        .filter(line -> line.contains("path=\"/slack/events\""))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }

  @Test
  void aTokenInItsLastMinutesIsExchangedBeforeItIsUsed() {
    SlackWorkspace acme = bot.newWorkspace("Acme").rotateTokens();
    Person ana = acme.person("ana@acme.test", "Ana");
    bot.install(acme, ana);
    await().untilAsserted(() -> assertThat(known(acme, ana)).isTrue());
    bot.clock().advance(Duration.ofHours(12).minusMinutes(4));

    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();

    assertThat(acme.tokenRefreshes()).isEqualTo(1);
  }

  @Test
  void aTokenInItsLastMinutesIsUsedWhileSlackDoesNotRenewIt() {
    SlackWorkspace acme = bot.newWorkspace("Acme").rotateTokens();
    Person ana = acme.person("ana@acme.test", "Ana");
    bot.install(acme, ana);
    await().untilAsserted(() -> assertThat(known(acme, ana)).isTrue());
    bot.clock().advance(Duration.ofHours(12).minusMinutes(4));
    bot.sandbox().faults().slack().fail("oauth.v2.access", 100, 503);

    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
    assertThat(acme.tokenRefreshes()).isZero();
    bot.sandbox().faults().clear();
    bot.clock().advance(Duration.ofSeconds(11));

    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
    assertThat(acme.tokenRefreshes()).isEqualTo(1);
  }

  @Test
  void aTokenInItsLastMinutesIsUsedWhileAnotherProcessFetchesTheNext() {
    SlackWorkspace acme = bot.newWorkspace("Acme").rotateTokens();
    Person ana = acme.person("ana@acme.test", "Ana");
    bot.install(acme, ana);
    await().untilAsserted(() -> assertThat(known(acme, ana)).isTrue());
    int version = bot.in(acme.id(), tx -> Installations.in(tx).current().orElseThrow().version());
    bot.clock().advance(Duration.ofHours(12).minusMinutes(4));
    Instant now = bot.clock().instant();
    bot.in(acme.id(), tx -> TokenRotation.in(tx).takeTurn(version, now, now.plusSeconds(60)));

    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();

    assertThat(acme.tokenRefreshes()).isZero();
  }

  @Test
  void aSlackThatDoesNotRenewIsSaidAndTheJobTriesAgain() {
    SlackWorkspace acme = bot.newWorkspace("Acme").rotateTokens();
    Person ana = acme.person("ana@acme.test", "Ana");
    bot.install(acme, ana);
    await().untilAsserted(() -> assertThat(known(acme, ana)).isTrue());
    bot.clock().advance(Duration.ofHours(12));
    bot.sandbox().faults().slack().fail("oauth.v2.access", 1, 503);

    assertThat(ana.types("/escalate help").reply().shows("has not renewed")).isTrue();
    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
  }

  @Test
  void whereSlackGivesNoFurtherTokenInstallingAgainIsNamedAsTheCure() {
    SlackWorkspace acme = bot.newWorkspace("Acme").rotateTokens();
    Person ana = acme.person("ana@acme.test", "Ana");
    bot.install(acme, ana);
    await().untilAsserted(() -> assertThat(known(acme, ana)).isTrue());
    bot.clock().advance(Duration.ofHours(12));
    bot.sandbox().faults().slack().refuse("oauth.v2.access", 100, "invalid_refresh_token");

    assertThat(ana.types("/escalate help").reply().shows("install Baton here again")).isTrue();
    bot.sandbox().faults().clear();
    bot.install(acme, ana);
    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
  }

  @Test
  void aTokenThatCannotBeWrittenIsUsedAndWrittenWhenTheDatabaseIsBack() {
    SlackWorkspace acme = bot.newWorkspace("Acme").rotateTokens();
    Person ana = acme.person("ana@acme.test", "Ana");
    bot.install(acme, ana);
    await().untilAsserted(() -> assertThat(known(acme, ana)).isTrue());
    bot.clock().advance(Duration.ofHours(12));
    refuseNewTokens(acme, true);

    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
    bot.clock().advance(Duration.ofMinutes(1));
    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
    assertThat(version(acme)).isEqualTo(1);
    refuseNewTokens(acme, false);

    await().untilAsserted(() -> assertThat(version(acme)).isEqualTo(2));
    bot.connect(acme, bot.serveBeside(TestBot.FIRST_KEY));
    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
    assertThat(acme.tokenRefreshes()).isEqualTo(1);
  }

  /**
   * The row of that workspace takes no other token, as while the server is told to be read-only.
   */
  private void refuseNewTokens(SlackWorkspace workspace, boolean refused) {
    fresh.asSuperuser(dsl -> {
      dsl.execute("drop trigger if exists refuse_tokens on baton.installation");
      dsl.execute(
          "create or replace function public.refuse_tokens() returns trigger language plpgsql as"
              + " $$ begin raise exception 'away' using errcode = '57P01'; end $$");
      return refused
          ? dsl.execute(
              "create trigger refuse_tokens before update of token on baton.installation for"
                  + " each row when (old.org_id = '%s') execute function public.refuse_tokens()"
                      .formatted(workspace.id()))
          : 0;
    });
  }

  private int version(SlackWorkspace workspace) {
    return bot.in(workspace.id(), tx -> Installations.in(tx).current().orElseThrow().version());
  }

  @Test
  void aDatabaseWithAnotherKeyFirstIsSealedAgainAtItsNextUse() {
    SlackWorkspace acme = bot.newWorkspace("Acme");
    Person ana = acme.person("ana@acme.test", "Ana");
    bot.install(acme, ana);
    await().untilAsserted(() -> assertThat(known(acme, ana)).isTrue());
    String before = sealed(acme);

    bot.connect(acme, bot.serveBeside(TestBot.SECOND_KEY + "," + TestBot.FIRST_KEY));
    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
    String after = sealed(acme);
    bot.connect(acme, bot.serveBeside(TestBot.SECOND_KEY));

    assertThat(after).isNotEqualTo(before);
    assertThat(ana.types("/escalate help").reply().shows("/escalate")).isTrue();
  }

  @Test
  void aTokenWhoseKeyIsGoneIsNoTokenAndIsNamedInTheLog() {
    SlackWorkspace acme = bot.newWorkspace("Acme");
    Person ana = acme.person("ana@acme.test", "Ana");
    bot.install(acme, ana);
    await().untilAsserted(() -> assertThat(known(acme, ana)).isTrue());
    ListAppender<ILoggingEvent> log = listen(Level.INFO);

    bot.connect(acme, bot.serveBeside(TestBot.SECOND_KEY));

    assertThat(ana.types("/escalate help").reply().shows("not set up")).isTrue();
    assertThat(log.list)
        .anyMatch(line -> line.getFormattedMessage().contains("No key of ENCRYPTION_KEY opens"));
  }

  @Test
  void noTokenIsInTheDatabaseTheLogOrTheMetrics() {
    ListAppender<ILoggingEvent> said = listen(Level.INFO);
    SlackWorkspace acme = bot.newWorkspace("Acme").rotateTokens();
    Person ana = acme.person("ana@acme.test", "Ana");
    bot.install(acme, ana);
    await().untilAsserted(() -> assertThat(known(acme, ana)).isTrue());
    bot.clock().advance(Duration.ofHours(12));
    bot.sandbox().faults().slack().refuse("oauth.v2.access", 1, "invalid_refresh_token");
    ana.types("/escalate help");
    ana.types("/escalate help");
    acme.uninstall();
    stop(said);

    assertThat(said.list).isNotEmpty();
    assertThat(said.list.stream().map(TokensFlowTest::whole))
        .noneMatch(line -> line.contains("xoxb-") || line.contains("xoxe"))
        .noneMatch(line -> line.contains("sandbox-secret") || line.contains(TestBot.FIRST_KEY));
    assertThat(bot.browser().open(bot.address("/metrics")).body()).doesNotContain("xox", "T0");
    assertThat(dump()).doesNotContain("xoxb-").doesNotContain("xoxe");
  }

  @Test
  void evenTheMostTalkativeLogHidesThem() {
    ListAppender<ILoggingEvent> said = listen(Level.TRACE);
    SlackWorkspace acme = bot.newWorkspace("Acme").rotateTokens();
    Person ana = acme.person("ana@acme.test", "Ana");
    bot.install(acme, ana);
    await().untilAsserted(() -> assertThat(known(acme, ana)).isTrue());
    stop(said);

    RedactingLayout layout = new RedactingLayout();
    layout.setContext(((Logger) LoggerFactory.getLogger("ROOT")).getLoggerContext());
    layout.setPattern("%logger %msg%n%ex");
    layout.start();
    String token = acme.botToken();
    assertThat(said.list).anyMatch(line -> line.getLevel().toInt() <= Level.DEBUG_INT);
    assertThat(said.list.stream().map(layout::doLayout))
        .noneMatch(line -> line.contains(token))
        .noneMatch(line -> line.contains("xoxe-1-"))
        .noneMatch(line -> line.contains("sandbox-secret"));
  }

  private static String whole(ILoggingEvent line) {
    String trace =
        line.getThrowableProxy() == null ? "" : line.getThrowableProxy().getMessage() + "";
    return line.getFormattedMessage() + " " + trace;
  }

  private static ListAppender<ILoggingEvent> listen(Level level) {
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    ListAppender<ILoggingEvent> appender = new ListAppender<>();
    appender.setContext(root.getLoggerContext());
    appender.start();
    root.addAppender(appender);
    for (String name : List.of("com.slack.api", "dev.baton.bot")) {
      ((Logger) LoggerFactory.getLogger(name)).setLevel(level);
    }
    return appender;
  }

  private static void stop(ListAppender<ILoggingEvent> appender) {
    ((Logger) LoggerFactory.getLogger("ROOT")).detachAppender(appender);
    ((Logger) LoggerFactory.getLogger("com.slack.api")).setLevel(Level.WARN);
    ((Logger) LoggerFactory.getLogger("dev.baton.bot")).setLevel(null);
    appender.stop();
  }

  private String sealed(SlackWorkspace workspace) {
    return bot.in(workspace.id(), tx -> Installations.in(tx).current().orElseThrow().token());
  }

  private String dump() {
    return fresh.asSuperuser(dsl ->
        dsl.fetch("select i::text from baton.installation i").into(String.class).toString()
            + dsl.fetch("select c::text from baton.audit_content c").into(String.class)
            + dsl.fetch("select d::text from baton.delivery d").into(String.class));
  }

  private void queueWelcomes(SlackWorkspace workspace, List<Person> people) {
    bot.in(
        workspace.id(),
        tx -> {
          people.forEach(person ->
              DeliveryQueue.in(tx)
                  .queue(
                      new PlannedDelivery(
                          new Notice.Welcome(),
                          Medium.SLACK,
                          person.id(),
                          Set.of(NoticeRole.MANAGER)),
                      bot.clock().instant()));
          return true;
        });
  }

  private int unsent(SlackWorkspace workspace) {
    return fresh.asSuperuser(dsl ->
        dsl.fetchSingle(
                "select count(*) from baton.delivery where org_id = ? and state <> 'sent'",
                workspace.id())
            .get(0, Integer.class));
  }

  private boolean known(SlackWorkspace workspace, Person person) {
    return bot.holds(workspace.id(), tx -> Members.in(tx).find(person.id()).isPresent());
  }
}
