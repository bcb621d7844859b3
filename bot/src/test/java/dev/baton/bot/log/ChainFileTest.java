package dev.baton.bot.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.log.AuditContent;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditEvent;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.log.ChainCheck;
import dev.baton.escalation.log.ChainHead;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainFileTest {
  private final List<String> lines = chain(5);

  @Test
  void anUntouchedFileIsIntact() throws IOException {
    assertThat(check()).isInstanceOf(ChainCheck.Verdict.Intact.class);
  }

  @Test
  void erasedContentLeavesTheChainIntact() throws IOException {
    var event = (AuditLine.Event) AuditLine.parse(lines.get(2));
    lines.set(2, new AuditLine.Event(event.event(), Optional.empty()).json());
    assertThat(((ChainCheck.Verdict.Intact) check()).erased()).isEqualTo(1);
  }

  @Test
  void aChangedLineIsNamed() throws IOException {
    lines.set(2, lines.get(2).replace("U3", "U9"));
    assertThat(broken()).isEqualTo(3);
  }

  @Test
  void changedContentIsNamed() throws IOException {
    lines.set(3, lines.get(3).replace("said 4", "said x"));
    assertThat(broken()).isEqualTo(4);
  }

  @Test
  void aRemovedLineIsNamed() throws IOException {
    lines.remove(1);
    assertThat(broken()).isEqualTo(2);
  }

  @Test
  void reorderedLinesAreNamed() throws IOException {
    Collections.swap(lines, 1, 2);
    assertThat(broken()).isEqualTo(2);
  }

  @Test
  void aFileThatWasCutOffIsNamed() throws IOException {
    lines.removeLast();
    assertThat(broken()).isEqualTo(6);
    lines.removeLast();
    assertThat(broken()).isEqualTo(5);
  }

  @Test
  void aMissingLastEventIsNamed() throws IOException {
    lines.remove(4);
    assertThat(broken()).isEqualTo(5);
  }

  @Test
  void whatIsBehindTheEndIsNamed() throws IOException {
    lines.add(lines.getFirst());
    assertThat(broken()).isEqualTo(6);
  }

  @Test
  void foreignLinesAreNamed() throws IOException {
    for (String foreign : List.of("{", "[]", "{\"number\":1}", "hello", "{\"head\":[]}")) {
      List<String> copy = new ArrayList<>(lines);
      copy.set(1, foreign);
      assertThat(broken(check(copy))).as(foreign).isEqualTo(2);
    }
  }

  @Test
  void anEmptyFileIsCutOff() throws IOException {
    lines.clear();
    assertThat(broken()).isEqualTo(1);
  }

  @Test
  void aChainThatPassesThroughTheNotedEventIsIntact() throws IOException {
    assertThat(check(lines, Optional.of(headOf(lines.get(2)))))
        .isInstanceOf(ChainCheck.Verdict.Intact.class);
  }

  @Test
  void aWhollyRewrittenChainIsNamedByTheNotedEvent() throws IOException {
    ChainHead noted = headOf(lines.get(2));
    List<String> rewritten = chain(5, "other ");
    assertThat(check(rewritten)).isInstanceOf(ChainCheck.Verdict.Intact.class);
    assertThat(broken(check(rewritten, Optional.of(noted)))).isEqualTo(3);
  }

  @Test
  void aChainThatEndsBeforeTheNotedEventIsNamed() throws IOException {
    assertThat(broken(check(chain(3), Optional.of(headOf(lines.get(4)))))).isEqualTo(4);
  }

  private static ChainHead headOf(String line) {
    var event = ((AuditLine.Event) AuditLine.parse(line)).event();
    return new ChainHead(event.number(), event.hash());
  }

  private long broken() throws IOException {
    return broken(check());
  }

  private static long broken(ChainCheck.Verdict verdict) {
    assertThat(verdict).isInstanceOf(ChainCheck.Verdict.Broken.class);
    return ((ChainCheck.Verdict.Broken) verdict).number();
  }

  private ChainCheck.Verdict check() throws IOException {
    return check(lines);
  }

  private static ChainCheck.Verdict check(List<String> lines) throws IOException {
    return check(lines, Optional.empty());
  }

  private static ChainCheck.Verdict check(List<String> lines, Optional<ChainHead> noted)
      throws IOException {
    return ChainFile.check(new BufferedReader(new StringReader(String.join("\n", lines))), noted);
  }

  private static List<String> chain(int length) {
    return chain(length, "said ");
  }

  private static List<String> chain(int length, String said) {
    List<String> lines = new ArrayList<>();
    String previous = AuditEvent.GENESIS;
    for (int number = 1; number <= length; number++) {
      AuditEntry entry =
          new AuditEntry(
              AuditKind.ROLE_GRANTED,
              Instant.parse("2026-03-02T09:00:00Z"),
              "U" + number,
              "cli",
              Optional.empty(),
              Map.of("text", said + number));
      AuditEvent event = AuditEvent.append("T1", number, previous, entry, "salt");
      AuditContent content = new AuditContent("salt", entry.canonicalContent());
      lines.add(new AuditLine.Event(event, Optional.of(content)).json());
      previous = event.hash();
    }
    lines.add(new AuditLine.Head(length, previous).json());
    return lines;
  }
}
