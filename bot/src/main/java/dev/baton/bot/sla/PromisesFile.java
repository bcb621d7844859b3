package dev.baton.bot.sla;

import dev.baton.db.Tx;
import dev.baton.db.detect.Criteria;
import dev.baton.escalation.sla.SlaExample;
import dev.baton.matrix.check.PromiseGaps;
import dev.baton.matrix.check.SlaPlan;
import dev.baton.matrix.csv.SlaCsv;
import dev.baton.matrix.sla.SlaPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What customers are promised, as a file. */
final class PromisesFile extends PromiseFile<SlaPolicy, SlaPlan, SlaExample> {
  private final SlaImport importing;

  PromisesFile(SlaImport importing) {
    super(Kind.SLA, importing);
    this.importing = importing;
  }

  @Override
  Reading<SlaPolicy> read(byte[] content) {
    try {
      return switch (SlaCsv.read(new ByteArrayInputStream(content))) {
        case SlaCsv.Reading.Faulty(var faults) -> new Reading.Faulty<>(faults);
        case SlaCsv.Reading.Parsed(var policy, var warnings) ->
            new Reading.Parsed<>(policy, warnings);
      };
    } catch (IOException memoryIsReadable) {
      throw new UncheckedIOException(memoryIsReadable);
    }
  }

  @Override
  SlaPolicy stands(Tx tx) {
    return importing
        .live(tx)
        .map(version -> importing.load(tx, version))
        .orElseGet(SlaPolicy::usual);
  }

  @Override
  String write(SlaPolicy content) {
    return SlaCsv.write(content);
  }

  @Override
  List<String> rows(SlaPolicy content, PromiseText text) {
    return text.rows(content.targets());
  }

  @Override
  List<String> plan(SlaPlan plan, PromiseText text) {
    return text.plan(plan);
  }

  @Override
  List<String> refusals(List<SlaExample> why, PromiseText text) {
    return why.isEmpty()
        ? List.of()
        : Stream.concat(why.stream().map(text::example), Stream.of(text.neverDue())).toList();
  }

  @Override
  List<String> meaning(Tx tx, SlaPolicy content, PromiseText text) {
    List<String> lines = new ArrayList<>();
    importing.examples(tx, content).stream().map(text::example).forEach(lines::add);
    PromiseGaps.of(content, Criteria.in(tx).live().rules()).stream()
        .map(text::gap)
        .forEach(lines::add);
    return lines;
  }

  @Override
  List<String> later(String orgId, SlaPolicy content, PromiseText text) {
    return text.overdue(importing.overdue(orgId, content));
  }
}
