package dev.baton.bot.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.stream.JsonWriter;
import dev.baton.db.Tx;
import dev.baton.db.privacy.PersonData;
import dev.baton.escalation.privacy.PersonRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.time.Instant;

/** One person's data as a JSON file, written as it is read. */
final class PersonFile {
  private final JsonWriter json;
  private String section = "";
  private long records;

  private PersonFile(JsonWriter json) {
    this.json = json;
  }

  /**
   * Writes all that is stored about this person; leaves the stream open.
   *
   * @return how many records
   * @throws UncheckedIOException when the stream cannot be written
   */
  static long write(Tx tx, String member, Instant at, OutputStream stream) {
    try {
      JsonWriter json = new JsonWriter(new BufferedWriter(new OutputStreamWriter(stream, UTF_8)));
      json.setIndent(" ");
      PersonFile file = new PersonFile(json);
      file.begin(tx.orgId(), member, at);
      PersonData.in(tx).stream(member, file::take);
      file.end();
      return file.records;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void begin(String orgId, String member, Instant at) throws IOException {
    json.beginObject();
    json.name("workspace").value(orgId);
    json.name("person").value(member);
    json.name("exported_at").value(at.toString());
  }

  private void take(PersonRecord record) {
    try {
      if (!record.section().equals(section)) {
        endSection();
        section = record.section();
        json.name(section.replace(' ', '_')).beginArray();
      }
      json.jsonValue(record.json());
      records++;
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  private void endSection() throws IOException {
    if (!section.isEmpty()) {
      json.endArray();
    }
  }

  private void end() throws IOException {
    endSection();
    json.endObject();
    json.flush();
  }
}
