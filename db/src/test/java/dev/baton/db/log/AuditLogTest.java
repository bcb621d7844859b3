package dev.baton.db.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.db.Acme;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.log.ChainCheck.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The chain after somebody with every right changed the tables by hand. */
@ExtendWith(TestDatabase.class)
class AuditLogTest {
  private final FreshDatabase fresh;
  private final Acme acme;

  AuditLogTest(FreshDatabase fresh) {
    this.fresh = fresh;
    this.acme = Acme.in(fresh);
    for (int i = 1; i <= 4; i++) {
      acme.file("ZD-" + i, "ann");
    }
  }

  private Verdict verify() {
    return acme.in(tx -> AuditLog.in(tx).verify());
  }

  private void tamper(String... statements) {
    fresh.asSuperuser(dsl -> {
      // The keys would refuse it; whoever rules the server can switch them off.
      dsl.execute("set session_replication_role = replica");
      for (String statement : statements) {
        dsl.execute(statement.replace("ORG", "'" + acme.orgId() + "'"));
      }
      return dsl;
    });
  }

  private void assertBrokenAt(long number) {
    assertThat(verify())
        .isInstanceOfSatisfying(
            Verdict.Broken.class, broken -> assertThat(broken.number()).isEqualTo(number));
  }

  @Test
  void anUntouchedChainIsIntact() {
    AuditLog.Head head = acme.in(tx -> AuditLog.in(tx).head());

    assertThat(verify()).isEqualTo(new Verdict.Intact(5, head.hash(), 0));
  }

  @Test
  void aWorkspaceWithoutHistoryIsIntact() {
    Verdict verdict = fresh.tenants().inTransaction("T-empty", tx -> AuditLog.in(tx).verify());

    assertThat(verdict).isEqualTo(new Verdict.Intact(0, "0".repeat(64), 0));
  }

  @Test
  void aChangedLineIsNamed() {
    tamper("update baton.audit_event set actor = 'eve' where org_id = ORG and number = 3");

    assertBrokenAt(3);
  }

  @Test
  void aChangedTimeIsNamed() {
    tamper(
        "update baton.audit_event set at = at + interval '1 microsecond' where org_id = ORG and"
            + " number = 2");

    assertBrokenAt(2);
  }

  @Test
  void aChangedTextIsNamed() {
    tamper(
        "update baton.audit_content set content = replace(content, 'Export', 'Import') where org_id"
            + " = ORG and number = 4");

    assertBrokenAt(4);
  }

  @Test
  void aRemovedLineIsNamed() {
    tamper(
        "delete from baton.audit_content where org_id = ORG and number = 3",
        "delete from baton.audit_event where org_id = ORG and number = 3");

    assertBrokenAt(3);
  }

  @Test
  void aLineRemovedAndTheRestRenumberedIsNamed() {
    tamper(
        "delete from baton.audit_content where org_id = ORG and number >= 3",
        "delete from baton.audit_event where org_id = ORG and number = 3",
        "update baton.audit_event set number = 3 where org_id = ORG and number = 4",
        "update baton.audit_event set number = 4 where org_id = ORG and number = 5");

    assertBrokenAt(3);
  }

  @Test
  void reorderedLinesAreNamed() {
    tamper(
        "delete from baton.audit_content where org_id = ORG",
        "update baton.audit_event set number = 99 where org_id = ORG and number = 3",
        "update baton.audit_event set number = 3 where org_id = ORG and number = 4",
        "update baton.audit_event set number = 4 where org_id = ORG and number = 99");

    assertBrokenAt(3);
  }

  @Test
  void aTailCutOffIsNamed() {
    tamper(
        "delete from baton.audit_content where org_id = ORG and number = 5",
        "delete from baton.audit_event where org_id = ORG and number = 5");

    assertBrokenAt(5);
  }

  @Test
  void erasedContentLeavesTheChainIntact() {
    tamper("delete from baton.audit_content where org_id = ORG and number in (2, 3)");

    assertThat(verify())
        .isInstanceOfSatisfying(
            Verdict.Intact.class, intact -> assertThat(intact.erased()).isEqualTo(2));
  }
}
