package dev.baton.escalation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            Arbitraries.strings().ascii(),
            Arbitraries.strings().withCharRange('\u0000', '\u0080'),
            Arbitraries.strings().withCharRange('\u00A0', '\uD7FF'),
            Arbitraries.of("😀", "\uE000", "\uFFFD", "دعم", "\u2028", "a\u0000b", "\u007F"))
        .flatMap(texts -> texts);
  }

  @Provide
  Arbitrary<Map<String, String>> objects() {
    return Arbitraries.maps(texts(), texts()).ofMaxSize(8);
  }

  @Property
  void whatItWritesIsCanonicalByAnIndependentReader(@ForAll("objects") Map<String, String> object)
      throws IOException {
    String written = CanonicalJson.write(object);

    assertThat(new JsonCanonicalizer(written).getEncodedString()).isEqualTo(written);
  }

  @Test
  void keysAreSortedByCodeUnitAndNothingIsPadded() throws IOException {
    Map<String, Object> object = new HashMap<>();
    object.put("\uD83D\uDE00", "emoji");
    object.put("\uE000", "private");
    object.put("b", 2);
    object.put("a", null);
    object.put("c", 9007199254740991L);

    String written = CanonicalJson.write(object);

    assertThat(written)
        .isEqualTo(
            "{\"a\":null,\"b\":2,\"c\":9007199254740991,\"\uD83D\uDE00\":\"emoji\",\"\uE000\":\"private\"}");
    assertThat(new JsonCanonicalizer(written).getEncodedString()).isEqualTo(written);
  }

  @Test
  void whatOtherReadersWouldRoundIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.write(Map.of("n", 1L << 53)));
    assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(Map.of("n", 0.5)));
  }
}
