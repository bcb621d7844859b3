package dev.baton.bot.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.testing.DatabaseOutage;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.sandbox.people.Message;
import dev.baton.sandbox.people.Modal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
final class DatabaseAwayFlowTest {
  private static final String DATABASE_AWAY =
      Texts.load().english().say(SharedPhrase.DATABASE_AWAY);

  private static final String NOTE = "Please attach the server log of this morning.";

  private final FreshDatabase fresh;

  DatabaseAwayFlowTest(FreshDatabase fresh) {
    this.fresh = fresh;
  }

  @Test
  void everySurfaceSaysSoAndKeepsWhatWasTyped() throws Exception {
    DatabaseOutage outage = new DatabaseOutage(fresh);
    TestBot bot = TestBot.start(fresh);
    TestWorkspace acme = TestWorkspace.in(bot, "T0AWAY");
    Escalation asked = acme.files("ZD-1042");
    Message request = acme.request("lena", asked);
    request.click("Bounce");
    Modal form = acme.person("lena").modal("Bounce");
    form.choose("Reason", "Other").fill("Note", NOTE);

    outage.begin();
    form.submit("Bounce");

    assertThat(form.errors().get("Reason")).isEqualTo(DATABASE_AWAY);
    assertThat(form.value("Note")).isEqualTo(NOTE);
    for (String button : request.buttons()) {
      assertThat(request.click(button).reply().text()).isEqualTo(DATABASE_AWAY);
    }

    outage.end();
    assertThat(acme.now(asked).isPending()).isTrue();
    form.submit("Bounce");
    assertThat(acme.now(asked).isPending()).isFalse();
    bot.close();
  }
}
