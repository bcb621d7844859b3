package dev.baton.bot.member;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.User;
import com.slack.api.util.json.GsonFactory;
import dev.baton.db.Tenants;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.member.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An organisation of two teams, which Slack lists one after the other. */
@ExtendWith(TestDatabase.class)
class PeopleSeenTest {
  private final FreshDatabase fresh;
  private final String org = "E" + UUID.randomUUID();

  PeopleSeenTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @BeforeEach
  void known() {
    in(tx -> {
      WorkspaceRow.in(tx).makeKnown("Organisation", now());
      return tx;
    });
  }

  private <T> T in(Tenants.Step<T> step) {
    return fresh.tenants().inTransaction(org, step);
  }

  private Instant now() {
    return fresh.clock().instant();
  }

  /** As that team tells of the person, who is in both. */
  private User inTeam(String team, String rights) {
    return GsonFactory.createSnakeCase()
        .fromJson(
            """
            {"id":"U1","team_id":"%s",%s,"enterprise_user":{"enterprise_id":"%s","teams":["T1","T2"]}}\
            """
                .formatted(team, rights, org),
            User.class);
  }

  private void listed(Reading reading, User user, boolean last) {
    Optional<String> next = last ? Optional.empty() : Optional.of("T2|");
    in(tx -> new PeopleSeen(tx, fresh.clock()).listed(List.of(user), reading, next));
  }

  private Member person() {
    Optional<Member> found = in(tx -> Members.in(tx).find("U1"));
    return found.orElseThrow();
  }

  private Reading begun() {
    return Reading.begun(now().minus(Duration.ofMinutes(1)));
  }

  @Test
  void whoIsFullInOneTeamIsFullWhicheverIsListedLast() {
    Reading reading = begun();
    listed(reading, inTeam("T1", "\"is_restricted\":false"), false);
    listed(reading, inTeam("T2", "\"is_restricted\":true"), true);
    assertThat(person().kind()).isEqualTo(Member.Kind.FULL);

    Reading other = begun();
    listed(other, inTeam("T1", "\"is_restricted\":true"), false);
    listed(other, inTeam("T2", "\"is_restricted\":false"), true);
    assertThat(person().kind()).isEqualTo(Member.Kind.FULL);
  }

  @Test
  void whoBecameAGuestInAllOfThemIsOneAfterTheNextReading() {
    listed(begun(), inTeam("T1", "\"is_restricted\":false"), true);
    fresh.clock().advance(Duration.ofDays(1));
    Reading next = begun();

    listed(next, inTeam("T1", "\"is_restricted\":true"), false);
    listed(next, inTeam("T2", "\"is_restricted\":true"), true);

    assertThat(person().kind()).isEqualTo(Member.Kind.GUEST);
  }

  @Test
  void aTeamThatSomebodyLeftDoesNotEndThemWhileAnotherHasThem() {
    Reading reading = begun();
    listed(reading, inTeam("T1", "\"deleted\":false"), false);
    listed(reading, inTeam("T2", "\"deleted\":true"), true);

    assertThat(person().isFull()).isTrue();
  }

  @Test
  void oneTeamsEventTakesNothingUntilAllAreReadAgain() {
    listed(begun(), inTeam("T1", "\"is_restricted\":false"), true);

    in(tx -> new PeopleSeen(tx, fresh.clock()).told(inTeam("T2", "\"is_restricted\":true"), now()));

    assertThat(person().kind()).isEqualTo(Member.Kind.FULL);
    long readings =
        fresh.asSuperuser(dsl ->
            dsl.fetchSingle(
                    "select count(*) from platform.scheduled_tasks where task_name ="
                        + " 'member-sync' and task_instance like ?",
                    org + "/%")
                .get(0, Long.class));
    assertThat(readings).isOne();
  }

  @Test
  void whoIsInNoTeamThatBatonMaySeeHasLeft() {
    listed(begun(), inTeam("T1", "\"deleted\":false"), true);
    fresh.clock().advance(Duration.ofDays(1));

    in(tx -> new PeopleSeen(tx, fresh.clock()).listed(List.of(), begun(), Optional.empty()));

    assertThat(person().deactivated()).isTrue();
  }

  @Test
  void aReadingsPageSaysWhereItIsAndWhenItBegan() {
    Reading page = Reading.begun(Instant.ofEpochMilli(1_700_000_000_123L)).at("T1|dXNlcjpVMQ==");

    assertThat(Reading.of(page.id(), Instant.EPOCH)).isEqualTo(page);
    assertThat(Reading.of("start", Instant.EPOCH)).isEqualTo(Reading.begun(Instant.EPOCH));
    assertThat(Reading.of("T1|dXNlcg==", Instant.EPOCH).cursor()).contains("T1|dXNlcg==");
  }
}
