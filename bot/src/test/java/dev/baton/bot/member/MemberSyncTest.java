package dev.baton.bot.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Office;
import dev.baton.bot.config.Secret;
import dev.baton.bot.slack.BotTokens;
import dev.baton.bot.slack.SlackCalls;
import dev.baton.db.Work;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.slack.Role;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class MemberSyncTest {
  private Office office;
  private MemberSync sync;

  @BeforeEach
  void open(FreshDatabase database) {
    office = new Office(database);
    sync = office.sync();
    database.asSuperuser(dsl -> dsl.execute("delete from platform.scheduled_tasks"));
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void everybodyIsKnownAfterwardsInTheSnapshotToo() {
    Person guest = office.person("gil").as(Role.GUEST);
    Person ana = office.person("ana");
    assertThat(sync.everybody(Office.ID)).isEmpty();
    assertThat(known(ana).email()).contains("ana@acme.test");
    assertThat(known(guest).kind()).isEqualTo(Member.Kind.GUEST);
    assertThat(office.snapshots().inMemory(Office.ID).orElseThrow().member(ana.id())).isPresent();
  }

  @Test
  void moreThanOnePageIsReadPageByPage() {
    List<Person> many = IntStream.range(0, 230).mapToObj(i -> office.person("p" + i)).toList();
    assertThat(sync.page(new Work(Office.ID, "start"))).isEmpty();
    assertThat(queued("member-sync")).isEqualTo(1);
    assertThat(sync.everybody(Office.ID)).isEmpty();
    assertThat(known(many.getLast()).name()).isEqualTo("p229");
  }

  @Test
  void aReadingWhoseCursorEndedBeginsAnewTenMinutesLater() {
    assertThat(sync.page(new Work(Office.ID, "ended-long-ago"))).isEmpty();
    assertThat(sync.page(new Work(Office.ID, "ended-long-ago"))).isEmpty();

    assertThat(readings())
        .containsExactly(
            Office.ID
                + "/once/start "
                + office.database().clock().instant().plus(Duration.ofMinutes(10)));
  }

  private List<String> readings() {
    return office
        .database()
        .asSuperuser(dsl ->
            dsl.fetch(
                    "select task_instance, execution_time from platform.scheduled_tasks where"
                        + " task_name = 'member-sync'")
                .map(row -> row.get(0) + " " + row.get(1, Instant.class)));
  }

  @Test
  void eachPageIsReadWithTheTokenOfThatMoment() {
    IntStream.range(0, 230).forEach(i -> office.person("q" + i));
    AtomicInteger asked = new AtomicInteger();
    BotTokens tokens =
        _ -> {
          asked.incrementAndGet();
          return Optional.of(new Secret(office.acme().botToken()));
        };
    try (SlackCalls calls = new SlackCalls(URI.create(office.sandbox().slackApiUrl()), tokens)) {
      new MemberSync(
              office.database().workspace(), office.snapshots(), calls, office.database().clock())
          .everybody(Office.ID);
    }

    assertThat(asked.get()).isGreaterThanOrEqualTo(2);
  }

  @Test
  void slacksWishToWaitIsHonoured() {
    office.sandbox().faults().slack().rateLimit("users.list", 1, Duration.ofSeconds(7));
    assertThat(sync.page(new Work(Office.ID, "start")))
        .contains(office.database().clock().instant().plusSeconds(7));
  }

  @Test
  void whoIsMissingIsAskedOfSlackOnce() {
    Person late = office.person("late");
    assertThat(sync.ensureKnown(Office.ID, late.id()).map(Member::id)).contains(late.id());
    assertThat(sync.ensureKnown(Office.ID, "UNOBODY")).isEmpty();
    Person mail = office.person("mail");
    assertThat(sync.byEmail(Office.ID, "MAIL@acme.test").map(Member::id)).contains(mail.id());
    assertThat(sync.byEmail(Office.ID, "nobody@acme.test")).isEmpty();
  }

  @Test
  void aRefusalIsNamed() {
    office.acme().withoutScope("users:read");
    assertThat(sync.everybody(Office.ID)).contains("missing_scope");
  }

  @Test
  void theStartQueuesOneReadingAndOneForTomorrow() {
    sync.begin(Office.ID);
    sync.begin(Office.ID);
    assertThat(queued("member-sync")).isEqualTo(1);
    assertThat(queued("member-sync-daily")).isEqualTo(1);
    assertThat(queued("manager-digest")).isEqualTo(1);
    assertThat(queued("content-expiry")).isEqualTo(1);
    assertThat(sync.daily(new Work(Office.ID, "daily")))
        .isEqualTo(office.database().clock().instant().plus(Duration.ofDays(1)));
  }

  private int queued(String job) {
    return office
        .database()
        .asSuperuser(dsl ->
            dsl.fetchCount(
                DSL.table("platform.scheduled_tasks"), DSL.condition("task_name = ?", job)));
  }

  private Member known(Person person) {
    Optional<Member> found =
        office
            .database()
            .workspace()
            .inTransaction(Office.ID, tx -> Members.in(tx).find(person.id()));
    return found.orElseThrow();
  }
}
