package dev.baton.demo.keep;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.TypeAdapter;
import com.google.gson.TypeAdapterFactory;
import com.google.gson.reflect.TypeToken;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The JSON form of records, with the types of the JDK that Gson does not know. */
final class KeptJson {
  private KeptJson() {}

  /** Files are written by name alone, so that the folder may be moved. */
  static Gson in(Path uploads) {
    return new GsonBuilder()
        .serializeNulls()
        .disableHtmlEscaping()
        .registerTypeAdapterFactory(new Maybes())
        .registerTypeAdapter(Instant.class, new Word<>(Instant::toString, Instant::parse))
        .registerTypeAdapter(Duration.class, new Word<>(Duration::toString, Duration::parse))
        .registerTypeHierarchyAdapter(ZoneId.class, new Word<>(ZoneId::getId, ZoneId::of))
        .registerTypeHierarchyAdapter(
            Path.class, new Word<Path>(path -> path.getFileName().toString(), uploads::resolve))
        .create();
  }

  /** A value that is one word. */
  private static final class Word<T> extends TypeAdapter<T> {
    private final Function<T, String> spoken;
    private final Function<String, T> heard;

    Word(Function<T, String> spoken, Function<String, T> heard) {
      this.spoken = spoken;
      this.heard = heard;
    }

    @Override
    public void write(JsonWriter out, T value) throws IOException {
      out.value(spoken.apply(value));
    }

    @Override
    public T read(JsonReader in) throws IOException {
      return heard.apply(in.nextString());
    }
  }

  /** An Optional is a list of none or one. */
  private static final class Maybes implements TypeAdapterFactory {
    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable TypeAdapter<T> create(Gson gson, TypeToken<T> type) {
      if (type.getRawType() != Optional.class) {
        return null;
      }
      var inner = ((ParameterizedType) type.getType()).getActualTypeArguments()[0];
      return (TypeAdapter<T>) new Maybe<>(gson.getAdapter(TypeToken.get(inner)));
    }
  }

  private static final class Maybe<T> extends TypeAdapter<Optional<T>> {
    private final TypeAdapter<T> inner;

    Maybe(TypeAdapter<T> inner) {
      this.inner = inner;
    }

    @Override
    public void write(JsonWriter out, Optional<T> value) throws IOException {
      out.beginArray();
      if (value.isPresent()) {
        inner.write(out, value.get());
      }
      out.endArray();
    }

    @Override
    public Optional<T> read(JsonReader in) throws IOException {
      in.beginArray();
      Optional<T> value = in.hasNext() ? Optional.of(inner.read(in)) : Optional.empty();
      in.endArray();
      return value;
    }
  }
}
