package dev.baton.bot.sla;

import dev.baton.db.Tx;
import dev.baton.db.detect.Criteria;
import dev.baton.matrix.check.DetectionPlan;
import dev.baton.matrix.check.PromiseGap;
import dev.baton.matrix.csv.DetectionCsv;
import dev.baton.matrix.sla.DetectionRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** By what Baton itself finds tickets to hand on, as a file. */
final class CriteriaFile extends PromiseFile<List<DetectionRule>, DetectionPlan, PromiseGap> {
  CriteriaFile(CriteriaImport importing) {
    super(Kind.CRITERIA, importing);
  }

  @Override
  Reading<List<DetectionRule>> read(byte[] content) {
    try {
      return switch (DetectionCsv.read(new ByteArrayInputStream(content))) {
        case DetectionCsv.Reading.Faulty(var faults) -> new Reading.Faulty<>(faults);
        case DetectionCsv.Reading.Parsed(var rules, var warnings) ->
            new Reading.Parsed<>(rules, warnings);
      };
    } catch (IOException memoryIsReadable) {
      throw new UncheckedIOException(memoryIsReadable);
    }
  }

  @Override
  List<DetectionRule> stands(Tx tx) {
    return Criteria.in(tx).live().rules();
  }

  @Override
  String write(List<DetectionRule> content) {
    return DetectionCsv.write(content);
  }

  @Override
  List<String> rows(List<DetectionRule> content, PromiseText text) {
    return content.stream().map(text::rule).toList();
  }

  @Override
  List<String> plan(DetectionPlan plan, PromiseText text) {
    return text.criteria(plan);
  }

  @Override
  List<String> refusals(List<PromiseGap> why, PromiseText text) {
    return why.stream().map(text::gap).toList();
  }

  @Override
  List<String> meaning(Tx tx, List<DetectionRule> content, PromiseText text) {
    return CriteriaImport.gaps(tx, content).stream()
        .filter(gap -> !gap.isRefused())
        .map(text::gap)
        .toList();
  }

  @Override
  List<String> later(String orgId, List<DetectionRule> content, PromiseText text) {
    return List.of();
  }
}
