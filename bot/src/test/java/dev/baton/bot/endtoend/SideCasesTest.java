package dev.baton.bot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Submission;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens at the edges of the main job. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SideCasesTest {
  private final TestWorkspace acme;

  SideCasesTest(FreshDatabase fresh) {
    this.acme = TestWorkspace.alone(fresh);
  }

  @AfterAll
  void close() {
    acme.close();
  }

  @Test
  void somebodyWhoComesBackMayEscalateAgain() {
    acme.person("ben").deactivate();
    acme.person("ben").reactivate();

    assertThat(acme.person("ben").types("/escalate ZD-5").problem()).isEmpty();
    assertThat(acme.person("ben").modal("Escalate a ticket").isOpen()).isTrue();
  }

  @Test
  void aWallOfMarkupStillReachesPageTwo() {
    acme.person("ana").types("/escalate ZD-6");
    Modal modal = acme.person("ana").modal("Escalate a ticket");
    modal
        .choose("Category", "Billing")
        .choose("Priority", "P3")
        .fill("Reason", "The page shows <b>&</b> instead of the total: " + "<&>".repeat(900))
        .fill("Steps tried", "Cleared the cache and compared: " + "&<>".repeat(900));

    assertThat(modal.submit("Next").kind()).isEqualTo(Submission.Kind.PUSHED);
    assertThat(acme.person("ana").modal().title()).isEqualTo("Who takes it over");
  }
}
