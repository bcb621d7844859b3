package dev.baton.bot.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.phrases.PseudoLanguage;
import dev.baton.bot.testing.SettingsTab;
import dev.baton.bot.testing.TestBot;
import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.member.Members;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Person;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguageChoiceTest {
  private final TestBot bot;
  private TestWorkspace acme;
  private Person ana;

  LanguageChoiceTest(FreshDatabase database) {
    bot = TestBot.start(database, PseudoLanguage.and(Texts.load()));
  }

  @BeforeEach
  void open() {
    acme = TestWorkspace.in(bot);
    ana = acme.person("ana");
  }

  @AfterAll
  void close() {
    bot.close();
  }

  @Test
  void slacksLanguageIsSpokenUntilAnotherIsChosenAndTheChoiceIsKept() {
    speaks(PseudoLanguage.LOCALE);
    choose(SettingsTab.of(ana).awaitShows("Ƒóŕ ýóú"), "English");
    ana.home().awaitShows("For you");
    assertThat(speech()).isEqualTo(new Member.Speech(Optional.of("en-XA"), Optional.of("en")));

    assertThat(acme.members().everybody(acme.orgId())).isEmpty();
    choose(SettingsTab.of(ana).awaitShows("For you"), "As in Slack");
    ana.home().awaitShows("Ƒóŕ ýóú");
    assertThat(speech()).isEqualTo(new Member.Speech(Optional.of("en-XA"), Optional.empty()));
  }

  @Test
  void anUnknownLanguageIsEnglish() {
    speaks("ja-JP");
    SettingsTab.of(ana).awaitShows("For you");
    assertThat(speech().locale()).contains("ja-JP");
  }

  @Test
  void aReadingThatTellsNoLocaleKeepsTheOneThatIsKnown() {
    speaks("de-DE");
    SettingsTab.of(ana).awaitShows("For you");

    Member unknown =
        new Member(
            ana.id(),
            Optional.of("ana@acme.test"),
            "Ana Ruiz",
            ana.member().zone(),
            Member.Kind.FULL,
            Member.SlackRole.MEMBER,
            false,
            false,
            Optional.empty(),
            false,
            Member.Speech.UNKNOWN,
            List.of());
    acme.in(tx -> Members.in(tx).refresh(List.of(unknown), acme.now()));

    assertThat(speech().locale()).contains("de-DE");
  }

  /** The choice is labelled by its line, in whatever language. */
  private static void choose(HomeView home, String option) {
    String line =
        home.lines().stream()
            .filter(text -> text.contains("*Language*") || text.contains("*Łáńǵúáǵé*"))
            .findFirst()
            .orElseThrow();
    home.choose(line, option);
  }

  /** Slack counts in whole seconds: what it tells in the second of another reading is older. */
  private void speaks(String locale) {
    bot.clock().advance(Duration.ofSeconds(2));
    ana.speaks(locale);
  }

  private Member.Speech speech() {
    return acme.in(tx -> Members.in(tx).find(ana.id()).orElseThrow().speech());
  }
}
