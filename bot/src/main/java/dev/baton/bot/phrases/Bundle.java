package dev.baton.bot.phrases;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The file of one word's texts in one language: {@code phrases_en.properties}, in UTF-8. */
final class Bundle {
  private final String file;
  private final Map<String, String> texts;
  private final List<String> twice;

  private Bundle(String file, Map<String, String> texts, List<String> twice) {
    this.file = file;
    this.texts = texts;
    this.twice = twice;
  }

  /** Empty when the word has no file in that language. */
  static Optional<Bundle> read(Class<?> word, Language language) {
    String file = "phrases_" + language.tag() + ".properties";
    try (InputStream stream = word.getResourceAsStream(file)) {
      return stream == null
          ? Optional.empty()
          : Optional.of(read(word.getPackageName() + "/" + file, stream));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Bundle read(String file, InputStream stream) throws IOException {
    Lines lines = new Lines();
    lines.load(new InputStreamReader(stream, UTF_8));
    return new Bundle(file, lines.texts, lines.twice);
  }

  String file() {
    return file;
  }

  /** By key, as they stand. */
  Map<String, String> texts() {
    return texts;
  }

  /** Keys that stand in it more than once. */
  List<String> twice() {
    return twice;
  }

  /** The format's own reader of lines; it would let a later line take an earlier one's place. */
  private static final class Lines extends Properties {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> texts = new LinkedHashMap<>();
    private final transient List<String> twice = new ArrayList<>();

    @Override
    public synchronized Object put(Object key, Object text) {
      if (texts.put((String) key, (String) text) != null) {
        twice.add((String) key);
      }
      return super.put(key, text);
    }

    @Override
    public synchronized boolean equals(Object other) {
      return this == other;
    }

    @Override
    public synchronized int hashCode() {
      return System.identityHashCode(this);
    }
  }
}
