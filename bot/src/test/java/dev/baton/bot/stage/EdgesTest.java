package dev.baton.bot.stage;

import static org.assertj.core.api.Assertions.assertThat;

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
class EdgesTest {
  private final Stage stage;

  EdgesTest(FreshDatabase fresh) {
    this.stage = Stage.open(fresh);
  }

  @AfterAll
  void close() {
    stage.close();
  }

  @Test
  void somebodyWhoComesBackMayEscalateAgain() {
    stage.ben.deactivate();
    stage.ben.reactivate();

    assertThat(stage.ben.types("/escalate ZD-5").problem()).isEmpty();
    assertThat(stage.ben.modal("Escalate a ticket").isOpen()).isTrue();
  }

  @Test
  void aWallOfMarkupStillReachesPageTwo() {
    stage.ana.types("/escalate ZD-6");
    Modal modal = stage.ana.modal("Escalate a ticket");
    modal
        .choose("Category", "Billing")
        .choose("Priority", "P3")
        .fill("Reason", "The page shows <b>&</b> instead of the total: " + "<&>".repeat(900))
        .fill("Steps tried", "Cleared the cache and compared: " + "&<>".repeat(900));

    assertThat(modal.submit("Next").kind()).isEqualTo(Submission.Kind.PUSHED);
    assertThat(stage.ana.modal().title()).isEqualTo("Who takes it over");
  }
}
