package dev.baton.db.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.escalation.member.Role;
import dev.baton.escalation.member.RoleHolder;
import dev.baton.escalation.member.RoleHolder.Source;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Max is the only manager, by the matrix; Ada is an admin in Slack, Ann one by grant. */
@ExtendWith(TestDatabase.class)
class StandInTest {
  private final Acme acme;

  StandInTest(FreshDatabase fresh) {
    this.acme = Acme.in(fresh);
  }

  @BeforeEach
  void maxIsHere() {
    maxIs(Member.Kind.FULL, false);
    acme.in(tx -> Roles.in(tx).grant("ann", "admin", "cli", "cli", acme.now()));
  }

  private void maxIs(Member.Kind kind, boolean deactivated) {
    Member max = acme.person("max");
    Member now =
        new Member(
            max.id(),
            max.email(),
            max.name(),
            max.zone(),
            kind,
            Member.SlackRole.MEMBER,
            deactivated,
            false,
            max.awayUntil(),
            false,
            Member.Speech.UNKNOWN,
            List.of());
    acme.in(tx -> Members.in(tx).refresh(List.of(now), acme.now()));
  }

  private Permissions permissions(String id) {
    return acme.in(tx -> Roles.in(tx).permissionsOf(id));
  }

  private List<String> managers() {
    return acme.in(tx -> Roles.in(tx).managers());
  }

  @Test
  void whileSomebodyIsAManagerNoAdminIsOne() {
    assertThat(managers()).containsExactly("max");
    assertThat(permissions("ada")).isEqualTo(new Permissions(true, true, false, true));
    assertThat(permissions("ann")).isEqualTo(new Permissions(true, true, false, true));
  }

  @Test
  void whenTheOnlyManagerLeavesTheAdminsStandIn() {
    maxIs(Member.Kind.FULL, true);

    assertThat(managers()).containsExactly("ada", "ann");
    assertThat(permissions("ada").manager()).isTrue();
    assertThat(permissions("ann").manager()).isTrue();
    assertThat(permissions("bob").manager()).isFalse();
    assertThat(acme.<Boolean>in(tx -> Roles.in(tx).hasNamedManager())).isFalse();
    assertThat(acme.<List<RoleHolder>>in(tx -> RoleHolders.in(tx).all()))
        .contains(new RoleHolder("ada", Role.MANAGER, List.of(Source.STANDS_IN)));
  }

  @Test
  void aManagerWhoBecameAGuestIsNoneEither() {
    maxIs(Member.Kind.GUEST, false);

    assertThat(managers()).containsExactly("ada", "ann");
  }

  @Test
  void theFirstManagerWhoIsNamedEndsIt() {
    maxIs(Member.Kind.FULL, true);
    acme.in(tx -> Roles.in(tx).grant("bob", "manager", "ada", "slack", acme.now()));

    assertThat(managers()).containsExactly("bob");
    assertThat(permissions("ada").manager()).isFalse();
    acme.in(tx -> Roles.in(tx).revoke("bob", "manager", "ada", "slack", acme.now()));
  }
}
