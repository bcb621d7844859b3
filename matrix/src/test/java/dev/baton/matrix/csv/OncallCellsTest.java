package dev.baton.matrix.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.matrix.OncallKey;
import dev.baton.matrix.Route;
import dev.baton.matrix.check.RowDefect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PagerDuty keys in a matrix file: what is read of them, and what is left in the text. */
class OncallCellsTest {
  private static final String KEY = "r0abcdef0123456789abcdef01234567";
  private static final String HEADER = "from_tier,to_tier,criteria,owner,lead,oncall\n";
  private static final String ROW = "T1,T2,Hard,o@a.test,l@a.test,";

  private static ParseResult read(String text) {
    try {
      return MatrixCsv.read(new ByteArrayInputStream(text.getBytes(UTF_8)));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static List<Route> routes(String text) {
    assertThat(read(text)).isInstanceOf(ParseResult.Parsed.class);
    return ((ParseResult.Parsed) read(text)).routes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", " %s ", "\"%s\"", "\" %s\"", "%s\r", "\u00a0%s"})
  void aKeyIsReadAsItsFingerprintHoweverItsCellIsWritten(String cell) {
    String text = HEADER + ROW + cell.formatted(KEY) + "\n";

    assertThat(routes(text).getFirst().oncall()).contains(OncallKey.of(KEY));
    OncallCells.Hidden hidden = OncallCells.hidden(text);
    assertThat(hidden.text()).doesNotContain(KEY);
    assertThat(hidden.keys()).containsExactly(Map.entry(OncallKey.of(KEY), KEY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "On-call,lead\n%s,x",
        "lead;ONCALL\nx;%s",
        "lead\ton call\nx\t%s",
        "\uFEFFoncall\n%s",
        "\n\noncall,lead\n%s,\"never closed",
        "oncall\n%1$s|%1$s"
      })
  void aFileThatCannotBeReadKeepsNoKeyEither(String text) {
    assertThat(OncallCells.hidden(text.formatted(KEY)).text()).doesNotContain(KEY);
  }

  @Test
  void onlyCellsThatAreKeysAreChangedAndOnlyWhereTheColumnIs() {
    String other =
        HEADER.replace(",oncall", "") + "T1,T2,See " + KEY + " there,o@a.test,l@a.test\n";
    assertThat(OncallCells.hidden(other).text()).isEqualTo(other);
    String with = HEADER + "T1,T2,See " + KEY + "s or " + KEY + "," + KEY + "@a.test,l@a.test,\n";
    assertThat(OncallCells.hidden(with).text()).isEqualTo(with);
  }

  @Test
  void writtenRoutesShowFingerprintsAndAreReadBackAlike() {
    List<Route> routes = routes(HEADER + ROW + KEY + "\nT2,T1,Done,,l@a.test,\n");

    String written = MatrixCsv.write(routes);

    assertThat(written).contains(OncallKey.of(KEY).fingerprint()).doesNotContain(KEY);
    assertThat(routes(written)).isEqualTo(routes);
  }

  @Test
  void whatIsNoKeyIsNotRepeatedByItsFault() {
    ParseResult faulty = read(HEADER + ROW + KEY.substring(1) + "\n");

    assertThat(((ParseResult.Faulty) faulty).faults())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.column()).isEqualTo("oncall");
          assertThat(fault.value()).isEmpty();
          assertThat(fault.defect()).isEqualTo(new RowDefect.NotOncall(31, OncallKey.LENGTH));
        });
  }

  @Test
  void twoKeysHaveTwoFingerprintsAndOneAlwaysTheSame() {
    assertThat(OncallKey.of(KEY)).isEqualTo(OncallKey.of(KEY));
    assertThat(OncallKey.of(KEY)).isNotEqualTo(OncallKey.of(KEY.replace('r', 'R')));
    assertThat(OncallKey.parse(OncallKey.of(KEY).fingerprint())).contains(OncallKey.of(KEY));
    assertThat(OncallKey.parse(KEY)).isEmpty();
  }

  @Test
  @Timeout(60)
  void aLongFileIsSearchedInLinearTime() {
    String text = HEADER + (ROW + "a".repeat(31) + "\n").repeat(50_000) + " ".repeat(1_000_000);

    assertThat(OncallCells.hidden(text).keys()).isEmpty();
  }
}
