package dev.baton.db.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.log.AuditLog;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.member.RevokeOutcome;
import dev.baton.escalation.member.Role;
import dev.baton.escalation.member.RoleHolder;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class MembersTest {
  private final Acme acme;

  MembersTest(FreshDatabase fresh) {
    this.acme = Acme.in(fresh);
  }

  private static Member member(String id, String email, boolean deactivated) {
    return new Member(
        id,
        Optional.of(email),
        "Name of " + id,
        ZoneId.of("Asia/Tokyo"),
        Member.Kind.FULL,
        Member.SlackRole.MEMBER,
        deactivated,
        true,
        Optional.empty(),
        false,
        Member.Speech.UNKNOWN,
        List.of());
  }

  private void refresh(List<Member> members) {
    acme.in(tx -> {
      Members.in(tx).refresh(members, acme.now());
      return members;
    });
  }

  private Permissions permissions(String id) {
    return acme.in(tx -> Roles.in(tx).permissionsOf(id));
  }

  private List<Member> all() {
    return acme.in(tx -> Members.in(tx).all());
  }

  private Optional<Member> find(String id) {
    return acme.in(tx -> Members.in(tx).find(id));
  }

  private Optional<Member> findByEmail(String email) {
    return acme.in(tx -> Members.in(tx).findByEmail(email));
  }

  @Test
  void aPersonIsReadBackAsWritten() {
    Member jo = member("jo", "jo@acme.test", false);
    refresh(List.of(jo));

    assertThat(find("jo")).contains(jo);
  }

  @Test
  void whatIsOlderThanWhatIsKnownChangesNothing() {
    Member left = member("late", "new@acme.test", true);
    acme.in(tx -> Members.in(tx).refresh(List.of(left), acme.now(), acme.now()));

    List<String> leavers =
        acme.in(tx ->
            Members.in(tx)
                .refresh(
                    List.of(member("late", "old@acme.test", false)),
                    acme.now().minusSeconds(1),
                    acme.now()));

    assertThat(leavers).isEmpty();
    assertThat(find("late")).contains(left);
  }

  @Test
  void nobodyToRefreshIsFine() {
    int before = all().size();

    refresh(List.of());

    assertThat(all()).hasSize(before);
  }

  @Test
  void threeThousandPeopleAreRefreshedAtOnceAndAgain() {
    List<Member> many =
        IntStream.range(0, 3000)
            .mapToObj(i -> member("U" + i, "u" + i + "@acme.test", false))
            .toList();
    int before = all().size();

    refresh(many);
    refresh(many);

    assertThat(all()).hasSize(before + 3000);
  }

  @Test
  void aPersonListedTwiceIsKeptAsListedLast() {
    refresh(List.of(member("jo", "old@acme.test", false), member("jo", "new@acme.test", false)));

    assertThat(find("jo")).flatMap(Member::email).contains("new@acme.test");
  }

  @Test
  void whatSomebodyChoseStaysWhenSlackIsAskedAgain() {
    acme.in(tx -> {
      Members.in(tx).setEmailOptOut("ann", true, "ann", "slack", acme.now());
      return tx;
    });
    refresh(List.of(acme.person("ann")));

    assertThat(find("ann")).map(Member::emailOptOut).contains(true);
  }

  @Test
  void anAddressIsFoundWhateverItsCaseAndOnlyAmongTheActive() {
    refresh(List.of(member("a1", "Jo@Acme.test", true), member("a2", "jo@acme.test", false)));

    assertThat(findByEmail("JO@acme.TEST")).map(Member::id).contains("a2");
    assertThat(findByEmail("dan@acme.test")).isEmpty();
    assertThat(findByEmail("nobody@acme.test")).isEmpty();
  }

  @Test
  void permissionsComeFromSlackGrantAndMatrix() {
    assertThat(permissions("ann")).isEqualTo(new Permissions(true, true, false, false));
    assertThat(permissions("ada")).isEqualTo(new Permissions(true, true, false, true));
    assertThat(permissions("max")).isEqualTo(new Permissions(true, true, true, false));
    assertThat(permissions("gus")).isEqualTo(new Permissions(true, false, false, false));
    assertThat(permissions("dan")).isEqualTo(new Permissions(true, false, false, false));
    assertThat(permissions("stranger")).isEqualTo(Permissions.NONE);
  }

  @Test
  void aGrantIsGivenOnceAndTakenOnce() {
    assertThat(grant("ann", "manager")).isTrue();
    assertThat(grant("ann", "manager")).isFalse();
    assertThat(permissions("ann")).isEqualTo(new Permissions(true, true, true, false));
    assertThat(revoke("ann", "manager")).isEqualTo(RevokeOutcome.REVOKED);
    assertThat(revoke("ann", "manager")).isEqualTo(RevokeOutcome.NOT_GRANTED);
    assertThat(permissions("ann")).isEqualTo(new Permissions(true, true, false, false));
    assertThat(history()).endsWith("role.granted", "role.revoked");
  }

  @Test
  void whoHoldsARoleIsToldWithEverySource() {
    grant("ann", "admin");
    grant("max", "manager");
    grant("dan", "admin");
    grant("bob", "support");

    List<RoleHolder> holders = acme.in(tx -> RoleHolders.in(tx).all());

    assertThat(holders)
        .containsExactly(
            new RoleHolder("ada", Role.ADMIN, List.of(RoleHolder.Source.SLACK)),
            new RoleHolder("ann", Role.ADMIN, List.of(RoleHolder.Source.GRANT)),
            new RoleHolder(
                "max", Role.MANAGER, List.of(RoleHolder.Source.GRANT, RoleHolder.Source.MATRIX)),
            new RoleHolder("bob", Role.SUPPORT, List.of(RoleHolder.Source.GRANT)));
  }

  @Test
  void theLastAdminStaysAndOfTwoThatEndEachOtherOneStays() throws Exception {
    Member ada = acme.person("ada");
    refresh(List.of(withRole(ada, Member.SlackRole.MEMBER)));
    grant("ann", "admin");
    assertThat(revoke("ann", "admin")).isEqualTo(RevokeOutcome.LAST_ADMIN);
    grant("bob", "admin");
    try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<RevokeOutcome>> revokes =
          List.of(() -> revoke("ann", "admin"), () -> revoke("bob", "admin"));
      assertThat(both.invokeAll(revokes).stream().map(Future::resultNow))
          .containsExactlyInAnyOrder(RevokeOutcome.REVOKED, RevokeOutcome.LAST_ADMIN);
    }
    refresh(List.of(ada));
  }

  @Test
  void whatSlackDoesToRightsIsHistoryAndNamesAreNot() {
    Member ben = acme.person("ben");
    refresh(List.of(ben));
    int before = history().size();

    refresh(List.of(withRole(ben, Member.SlackRole.ADMIN)));
    refresh(List.of(withRole(ben, Member.SlackRole.ADMIN)));
    refresh(List.of(ben));

    assertThat(history().subList(before, history().size()))
        .containsExactly("member.changed", "member.changed");
  }

  private static Member withRole(Member member, Member.SlackRole role) {
    return new Member(
        member.id(),
        member.email(),
        member.name() + " renamed",
        member.zone(),
        member.kind(),
        role,
        member.deactivated(),
        member.away(),
        member.awayUntil(),
        member.emailOptOut(),
        Member.Speech.UNKNOWN,
        List.of());
  }

  private boolean grant(String member, String role) {
    return acme.in(tx -> Roles.in(tx).grant(member, role, "ada", "slack", acme.now()));
  }

  private RevokeOutcome revoke(String member, String role) {
    return acme.in(tx -> Roles.in(tx).revoke(member, role, "ada", "slack", acme.now()));
  }

  private List<String> history() {
    List<String> kinds = new ArrayList<>();
    acme.in(tx -> {
      AuditLog.in(tx).forEach((event, _) -> kinds.add(event.kind()));
      return kinds;
    });
    return kinds;
  }

  @Test
  void anAdminByGrantIsNoManagerAndAGuestIsNothing() {
    grant("ann", "admin");
    grant("gus", "manager");

    assertThat(permissions("ann")).isEqualTo(new Permissions(true, true, false, true));
    assertThat(permissions("gus").manager()).isFalse();
  }

  @Test
  void whatAClockThatRanAheadWroteDoesNotStand() {
    Instant ahead = acme.now().plus(Duration.ofDays(30));
    acme.in(tx -> Members.in(tx).refresh(List.of(acme.person("ann")), ahead));

    Instant before = acme.now().minusSeconds(60);
    Member admin = withRole(acme.person("ann"), Member.SlackRole.ADMIN);
    acme.in(tx -> Members.in(tx).refresh(List.of(admin), before, acme.now()));

    assertThat(permissions("ann").admin()).isTrue();
  }

  @Test
  void managersAreThoseWhoCanActNow() {
    grant("ann", "manager");
    grant("dan", "manager");

    List<String> managers = acme.in(tx -> Roles.in(tx).managers());

    assertThat(managers).containsExactly("ann", "max");
  }
}
