package dev.baton.bot.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import dev.baton.sandbox.people.Submission;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Without a time no signature can be checked: nothing is taken, and nothing typed is lost. */
@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailingClockTest {
  private static final String NOTE = "Please attach the server log of this morning.";

  private final AtomicBoolean fails = new AtomicBoolean();
  private final TestBot bot;
  private TestWorkspace acme;

  FailingClockTest(FreshDatabase fresh) {
    InstantSource clock =
        () -> {
          if (fails.get()) {
            throw new DateTimeException("This machine has no time.");
          }
          return fresh.clock().instant();
        };
    this.bot = TestBot.start(fresh, fresh.tenants(), clock);
  }

  @BeforeEach
  void aWorkspace() {
    acme = TestWorkspace.in(bot);
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void aFormSentWhileTheClockFailsIsKeptAndTakenWhenItWorksAgain() {
    Escalation asked = acme.files("ZD-1042");
    acme.request("lena", asked).click("Bounce");
    Modal form = acme.person("lena").modal("Bounce");
    form.choose("Reason", "Other").fill("Note", NOTE);

    fails.set(true);
    assertThat(form.submit("Bounce").kind()).isEqualTo(Submission.Kind.FAILED);
    fails.set(false);

    assertThat(form.isOpen()).isTrue();
    assertThat(form.value("Note")).isEqualTo(NOTE);
    assertThat(acme.now(asked)).isEqualTo(asked);
    form.submit("Bounce");
    assertThat(acme.now(asked).isPending()).isFalse();
  }

  @Test
  void aClickWhileTheClockFailsIsShownAsAFailureAndDecidesNothing() {
    Escalation asked = acme.files("ZD-1042");
    Message request = acme.request("lena", asked);

    fails.set(true);
    assertThat(request.click("Approve").problem()).contains("http_500");
    fails.set(false);

    assertThat(acme.now(asked)).isEqualTo(asked);
    request.click("Approve");
    assertThat(acme.ownerOf(asked)).isEqualTo(acme.id("marco"));
  }
}
