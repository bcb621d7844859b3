package dev.baton.bot.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.Job;
import dev.baton.db.RecurringJob;
import dev.baton.db.Work;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.slack.Role;
import dev.baton.slack.BotToken;
import dev.baton.slack.BotTokens;
import dev.baton.slack.SlackCalls;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MemberSyncTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private MemberSync sync;

  MemberSyncTest(FreshDatabase database) {
    this.bot = TestBot.start(database);
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.quietIn(bot);
    sync = acme.members();
    bot.database().asSuperuser(dsl -> dsl.execute("delete from platform.scheduled_tasks"));
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void everybodyIsKnownAfterwardsInTheSnapshotToo() {
    Person guest = acme.person("pat").as(Role.GUEST);
    Person kim = acme.person("kim");
    assertThat(sync.everybody(acme.orgId())).isEmpty();
    assertThat(known(kim).email()).contains("kim@acme.test");
    assertThat(known(guest).kind()).isEqualTo(Member.Kind.GUEST);
    assertThat(bot.parts().snapshots().inMemory(acme.orgId()).orElseThrow().member(kim.id()))
        .isPresent();
  }

  @Test
  void moreThanOnePageIsReadPageByPage() {
    List<Person> many = IntStream.range(0, 230).mapToObj(i -> acme.person("p" + i)).toList();
    assertThat(sync.page(new Work(acme.orgId(), "start"))).isEmpty();
    assertThat(queued("member-sync")).isEqualTo(1);
    assertThat(sync.everybody(acme.orgId())).isEmpty();
    assertThat(known(many.getLast()).name()).isEqualTo("p229");
  }

  @Test
  void aReadingWhoseCursorEndedBeginsAnewTenMinutesLater() {
    assertThat(sync.page(new Work(acme.orgId(), "ended-long-ago"))).isEmpty();
    assertThat(sync.page(new Work(acme.orgId(), "ended-long-ago"))).isEmpty();

    assertThat(readings())
        .containsExactly(acme.orgId() + "/once/start " + acme.now().plus(Duration.ofMinutes(10)));
  }

  private List<String> readings() {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select task_instance, execution_time from platform.scheduled_tasks where"
                        + " task_name = 'member-sync'")
                .map(row -> row.get(0) + " " + row.get(1, Instant.class)));
  }

  @Test
  void eachPageIsReadWithTheTokenOfThatMoment() {
    IntStream.range(0, 230).forEach(i -> acme.person("q" + i));
    AtomicInteger asked = new AtomicInteger();
    BotTokens tokens =
        _ -> {
          asked.incrementAndGet();
          return Optional.of(new BotToken(acme.slack().botToken()));
        };
    try (SlackCalls calls = new SlackCalls(URI.create(bot.sandbox().slackApiUrl()), tokens)) {
      new MemberSync(bot.database().tenants(), bot.parts().snapshots(), calls, bot.clock())
          .everybody(acme.orgId());
    }

    assertThat(asked.get()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void slacksWishToWaitIsHonoured() {
    bot.sandbox().faults().slack().rateLimit("users.list", 1, Duration.ofSeconds(7));
    assertThat(sync.page(new Work(acme.orgId(), "start"))).contains(acme.now().plusSeconds(7));
  }

  @Test
  void whoIsMissingIsAskedOfSlackOnce() {
    Person late = acme.person("late");
    assertThat(sync.ensureKnown(acme.orgId(), late.id()).map(Member::id)).contains(late.id());
    assertThat(sync.ensureKnown(acme.orgId(), "UNOBODY")).isEmpty();
    Person mail = acme.person("mail");
    assertThat(sync.byEmail(acme.orgId(), "MAIL@acme.test").map(Member::id)).contains(mail.id());
    assertThat(sync.byEmail(acme.orgId(), "nobody@acme.test")).isEmpty();
  }

  @Test
  void aRefusalIsNamed() {
    acme.slack().withoutScope("users:read");
    assertThat(sync.everybody(acme.orgId())).contains("the token lacks a right that Baton needs");
  }

  @Test
  void aWorkspaceThatWasThereBeforeAJobExistedGetsItWithinADay() {
    List<RecurringJob> recurring =
        List.of(MemberSync.recurring(), new RecurringJob(new Job("brand-new"), (_, now) -> now));
    Work daily = new Work(acme.orgId(), "daily");
    sync.daily(daily, recurring);
    assertThat(sync.daily(daily, recurring)).isEqualTo(acme.now().plus(Duration.ofDays(1)));
    assertThat(queued("brand-new")).isEqualTo(1);
    assertThat(queued("member-sync")).isEqualTo(1);
  }

  private int queued(String job) {
    return bot.database()
        .asSuperuser(dsl ->
            dsl.fetchCount(
                DSL.table("platform.scheduled_tasks"), DSL.condition("task_name = ?", job)));
  }

  private Member known(Person person) {
    Optional<Member> found = acme.in(tx -> Members.in(tx).find(person.id()));
    return found.orElseThrow();
  }
}
