package dev.baton.escalation.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.escalation.Sample;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.log.ChainCheck.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainCheckTest {
  private record Line(AuditEvent event, Optional<AuditContent> content) {}

  private final List<Line> chain = new ArrayList<>();

  ChainCheckTest() {
    for (int number = 1; number <= 5; number++) {
      AuditEntry entry = entry(Sample.NINE.plusSeconds(number), "said " + number);
      String previous = chain.isEmpty() ? AuditEvent.GENESIS : chain.getLast().event().hash();
      String salt = "salt" + number;
      chain.add(
          new Line(
              AuditEvent.append("T1", number, previous, entry, salt),
              Optional.of(new AuditContent(salt, entry.canonicalContent()))));
    }
  }

  private static AuditEntry entry(Instant at, String text) {
    return new AuditEntry(
        AuditKind.INFORMATION_ADDED,
        at,
        "ann",
        "slack",
        Optional.of(new EscalationRef("ZD1042", 1)),
        Map.of("text", text));
  }

  private Verdict verdict() {
    return verdict(5, headHash());
  }

  private String headHash() {
    return chain.stream()
        .map(Line::event)
        .filter(event -> event.number() == 5)
        .findFirst()
        .map(AuditEvent::hash)
        .orElseThrow();
  }

  private Verdict verdict(long headNumber, String headHash) {
    ChainCheck check = new ChainCheck();
    chain.forEach(line -> check.accept(line.event(), line.content()));
    return check.verdict(headNumber, headHash);
  }

  private static AuditEvent by(AuditEvent event, String actor) {
    return new AuditEvent(
        event.workspace(),
        event.number(),
        event.at(),
        event.kind(),
        actor,
        event.surface(),
        event.ticket(),
        event.seq(),
        event.digest(),
        event.previous(),
        event.hash());
  }

  private long brokenAt(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Broken.class);
    return ((Verdict.Broken) verdict).number();
  }

  @Test
  void anUntouchedChainIsIntact() {
    assertThat(verdict()).isEqualTo(new Verdict.Intact(5, headHash(), 0));
  }

  @Test
  void anEmptyChainIsIntact() {
    assertThat(new ChainCheck().verdict(0, AuditEvent.GENESIS))
        .isEqualTo(new Verdict.Intact(0, AuditEvent.GENESIS, 0));
  }

  @Test
  void aChangedEventIsNamed() {
    chain.set(2, new Line(by(chain.get(2).event(), "eve"), chain.get(2).content()));

    assertThat(brokenAt(verdict())).isEqualTo(3);
  }

  @Test
  void anEventRehashedAfterAChangeIsNamedByTheOneThatFollows() {
    AuditEvent forged = by(chain.get(2).event(), "eve");
    AuditEntry entry =
        new AuditEntry(
            AuditKind.INFORMATION_ADDED,
            forged.at(),
            "eve",
            "slack",
            Optional.of(new EscalationRef("ZD1042", 1)),
            Map.of("text", "said 3"));
    chain.set(
        2,
        new Line(
            AuditEvent.append("T1", 3, forged.previous(), entry, "salt3"), chain.get(2).content()));

    assertThat(brokenAt(verdict())).isEqualTo(4);
  }

  @Test
  void aRemovedEventIsNamed() {
    String head = headHash();
    chain.remove(1);

    assertThat(brokenAt(verdict(5, head))).isEqualTo(2);
  }

  @Test
  void reorderedEventsAreNamed() {
    String head = headHash();
    Collections.swap(chain, 2, 3);

    assertThat(brokenAt(verdict(5, head))).isEqualTo(3);
  }

  @Test
  void aChainCutOffIsNamedAtItsEnd() {
    String head = headHash();
    chain.removeLast();

    assertThat(brokenAt(verdict(5, head))).isEqualTo(5);
  }

  @Test
  void aChainLongerThanItsHeadIsNamed() {
    assertThat(brokenAt(verdict(4, chain.get(3).event().hash()))).isEqualTo(5);
  }

  @Test
  void changedContentIsNamed() {
    chain.set(
        3, new Line(chain.get(3).event(), Optional.of(new AuditContent("salt4", "{\"text\":1}"))));

    assertThat(brokenAt(verdict())).isEqualTo(4);
  }

  @Test
  void erasedContentIsAllowedAndCounted() {
    chain.set(1, new Line(chain.get(1).event(), Optional.empty()));
    chain.set(3, new Line(chain.get(3).event(), Optional.empty()));

    assertThat(verdict()).isEqualTo(new Verdict.Intact(5, headHash(), 2));
  }

  @Test
  void anEventOfAnotherWorkspaceDoesNotFit() {
    AuditEvent event = chain.get(4).event();
    String head = headHash();
    chain.set(
        4,
        new Line(
            AuditEvent.append("T2", 5, event.previous(), entry(event.at(), "said 5"), "salt5"),
            chain.get(4).content()));

    assertThat(brokenAt(verdict(5, head))).isEqualTo(5);
  }

  @Test
  void timesAreKeptToTheMicrosecondAsTheDatabaseKeepsThem() {
    assertThat(entry(Sample.NINE.plusNanos(1999), "x").at()).isEqualTo(Sample.NINE.plusNanos(1000));
  }

  @Test
  void aKindIsWrittenWithItsSubjectFirst() {
    assertThat(AuditKind.ESCALATION_FILED.code()).isEqualTo("escalation.filed");
  }
}
