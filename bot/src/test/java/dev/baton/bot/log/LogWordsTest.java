package dev.baton.bot.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.Texts;
import dev.baton.bot.phrases.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LogWordsTest {
  @Test
  void everyFilterIsReadInAnyOrderAndCase() {
    var export =
        (LogRequest.Export)
            LogWords.read(" EXPORT status Bounced tier T2 to 2026-03-31 from 2026-03-01 ");
    assertThat(export.words().toString())
        .isEqualTo("from 2026-03-01 to 2026-03-31 tier T2 status bounced");
  }

  @Test
  void daysAreWholeDaysOfTheReadersZone() {
    var export = (LogRequest.Export) LogWords.read("export from 2026-03-01 to 2026-03-01");
    var filter = export.words().in(ZoneId.of("Europe/Berlin"));
    assertThat(filter.from()).contains(Instant.parse("2026-02-28T23:00:00Z"));
    assertThat(filter.before()).contains(Instant.parse("2026-03-01T23:00:00Z"));
  }

  @Test
  void nothingAndHelpAreHelp() {
    assertThat(LogWords.read("")).isEqualTo(new LogRequest.Help(Optional.empty()));
    assertThat(LogWords.read("help")).isEqualTo(new LogRequest.Help(Optional.empty()));
  }

  @Test
  void theOtherWordsAreRead() {
    assertThat(LogWords.read("export audit")).isEqualTo(new LogRequest.ExportAudit());
    assertThat(LogWords.read("show zd 1042")).isEqualTo(new LogRequest.Show("zd 1042"));
    assertThat(LogWords.read("stats")).isEqualTo(new LogRequest.Stats(30));
    assertThat(LogWords.read("stats 7")).isEqualTo(new LogRequest.Stats(7));
    assertThat(LogWords.read("verify")).isEqualTo(new LogRequest.Verify());
  }

  @Test
  void whatIsNotUnderstoodIsNamed() {
    assertThat(complaint("exprot")).contains("exprot");
    assertThat(complaint("export since 2026-03-01")).contains("since");
    assertThat(complaint("export from 2026-02-30")).contains("2026-02-30");
    assertThat(complaint("export from")).contains("from");
    assertThat(complaint("export tier T2 status bounced Tier T3"))
        .contains("Tier")
        .contains("twice");
    assertThat(complaint("export from 2026-03-02 to 2026-03-01")).contains("before");
    assertThat(complaint("export status open"))
        .contains("“open” is no status", "withdrawn, or closed");
    assertThat(complaint("x".repeat(5000))).hasSizeLessThan(300);
    assertThat(complaint("stats 0")).contains("0");
    assertThat(complaint("show")).contains("ticket");
    assertThat(complaint("verify now")).contains("now");
  }

  @Test
  void aTiersNameMayBeOfSeveralWords() {
    assertThat(tier("export tier Level 2 status bounced")).contains("Level 2");
    assertThat(tier("export tier “Level 2” from 2026-03-01")).contains("Level 2");
    assertThat(tier("export tier „Level 2“ from 2026‑03‑01.")).contains("Level 2");
    assertThat(tier("ｅｘｐｏｒｔ tier ‘Level 2’, status bounced")).contains("Level 2");
    assertThat(tier("export\u00A0tier\u2003T2\u200B.")).contains("T2");
    assertThat(tier("export tier T\u00002 to “2026–03–31”")).contains("T2");
    assertThat(tier("export tier \"Up to level 2\"")).contains("Up to level 2");
    assertThat(((LogRequest.Export) LogWords.read("export tier Level 2")).words())
        .hasToString("tier \"Level 2\"");
    assertThat(complaint("export tier \" \"")).contains("tier");
  }

  private static final Wording WORDS = Texts.load().english();

  private static Optional<String> tier(String typed) {
    return ((LogRequest.Export) LogWords.read(typed)).words().tier();
  }

  @Property
  void readingNeverThrows(@ForAll String typed) {
    assertThat(LogWords.read(typed)).isNotNull();
    assertThat(LogWords.read("export " + typed)).isNotNull();
  }

  private static String complaint(String typed) {
    return ((LogRequest.Help) LogWords.read(typed)).complaint().orElseThrow().in(WORDS);
  }
}
