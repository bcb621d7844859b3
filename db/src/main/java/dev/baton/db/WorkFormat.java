package dev.baton.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.kagkarlsson.scheduler.serializer.Serializer;

/** Queued work as two lines of text: readable in the table, and no class name is stored. */
final class WorkFormat implements Serializer {
  static byte[] bytes(Work work) {
    return (work.orgId() + "\n" + work.id()).getBytes(UTF_8);
  }

  @Override
  public byte[] serialize(Object data) {
    return bytes((Work) data);
  }

  @Override
  public <T> T deserialize(Class<T> type, byte[] bytes) {
    String[] lines = new String(bytes, UTF_8).split("\n", 2);
    return type.cast(new Work(lines[0], lines[1]));
  }
}
