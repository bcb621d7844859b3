package dev.baton.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
class RoleCheckTest {
  private final FreshDatabase fresh;

  RoleCheckTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @Test
  void theAppsRoleHasNoFault() {
    assertThat(RoleCheck.faults(fresh.appUrl())).isEmpty();
  }

  @Test
  void theOwnerIsToldEverySchemaAndTableItOwns() {
    assertThat(RoleCheck.faults(fresh.ownerUrl()))
        .anyMatch(fault -> fault.contains("baton_owner owns the schema baton"))
        .anyMatch(fault -> fault.contains("baton_owner owns platform.scheduled_tasks"));
  }

  @Test
  void aSuperuserIsRefused() {
    assertThat(faultsOf("rc_super", "superuser"))
        .anyMatch(fault -> fault.contains("rc_super is a superuser"));
  }

  @Test
  void bypassingRowLevelSecurityIsRefused() {
    assertThat(faultsOf("rc_bypass", "bypassrls"))
        .singleElement()
        .asString()
        .contains("rc_bypass has BYPASSRLS");
  }

  @Test
  void aMemberOfTheOwnerIsRefusedEvenWhenItDoesNotInherit() {
    assertThat(faultsOf("rc_member", "noinherit in role baton_owner"))
        .anyMatch(fault -> fault.contains("rc_member owns the schema baton"));
  }

  private List<String> faultsOf(String role, String rights) {
    fresh.asSuperuser(dsl -> dsl.execute("create role " + role + " login password 'x' " + rights));
    DatabaseUrl url = fresh.appUrl();
    return RoleCheck.faults(
        new DatabaseUrl(
            url.host(), url.port(), url.name(), Optional.of(role), Optional.of("x"), Map.of()));
  }
}
