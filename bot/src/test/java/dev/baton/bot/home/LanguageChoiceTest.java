package dev.baton.bot.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Office;
import dev.baton.bot.Texts;
import dev.baton.bot.phrases.PseudoLanguage;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.db.testing.TestDatabase;
import dev.baton.escalation.member.Member;
import dev.baton.sandbox.people.HomeView;
import dev.baton.sandbox.people.Person;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LanguageChoiceTest {
  private final Office office;

  LanguageChoiceTest(FreshDatabase database) {
    office = new Office(database, PseudoLanguage.and(Texts.load())).connect();
  }

  @AfterAll
  void close() {
    office.close();
  }

  @Test
  void slacksLanguageIsSpokenUntilAnotherIsChosenAndTheChoiceIsKept() {
    Person ann = known("ann");
    speaks(ann, PseudoLanguage.LOCALE);
    choose(ann.opensHome().awaitShows("Ƒóŕ ýóú"), "English");
    ann.home().awaitShows("For you");
    assertThat(speech(ann)).isEqualTo(new Member.Speech(Optional.of("en-XA"), Optional.of("en")));

    office.sync().everybody(Office.ID);
    choose(ann.opensHome().awaitShows("For you"), "As in Slack");
    ann.home().awaitShows("Ƒóŕ ýóú");
    assertThat(speech(ann)).isEqualTo(new Member.Speech(Optional.of("en-XA"), Optional.empty()));
  }

  @Test
  void anUnknownLanguageIsEnglish() {
    Person ben = known("ben");
    speaks(ben, "ja-JP");
    ben.opensHome().awaitShows("For you");
    assertThat(speech(ben).locale()).contains("ja-JP");
  }

  @Test
  void aReadingThatTellsNoLocaleKeepsTheOneThatIsKnown() {
    Person cai = known("cai");
    speaks(cai, "de-DE");
    cai.opensHome().awaitShows("For you");

    Member unknown =
        new Member(
            cai.id(),
            Optional.of("cai@acme.test"),
            "Cai",
            cai.member().zone(),
            Member.Kind.FULL,
            Member.SlackRole.MEMBER,
            false,
            false,
            Optional.empty(),
            false);
    office
        .database()
        .workspace()
        .inTransaction(
            Office.ID,
            tx -> tx.members().refresh(List.of(unknown), office.database().clock().instant()));

    assertThat(speech(cai).locale()).contains("de-DE");
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

  private Person known(String name) {
    Person person = office.person(name);
    office.sync().everybody(Office.ID);
    return person;
  }

  /** Slack counts in whole seconds: what it tells in the second of another reading is older. */
  private void speaks(Person person, String locale) {
    office.database().clock().advance(Duration.ofSeconds(2));
    person.speaks(locale);
  }

  private Member.Speech speech(Person person) {
    return office
        .database()
        .workspace()
        .inTransaction(Office.ID, tx -> tx.members().find(person.id()).orElseThrow().speech());
  }
}
