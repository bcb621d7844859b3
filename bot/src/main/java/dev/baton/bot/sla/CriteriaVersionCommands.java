package dev.baton.bot.sla;

import dev.baton.bot.cli.Shell;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.db.Tenants;
import dev.baton.matrix.check.DetectionPlan;
import dev.baton.matrix.check.PromiseGap;
import dev.baton.matrix.csv.DetectionCsv;
import dev.baton.matrix.sla.DetectionRule;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** The commands of a workspace's versions of criteria. */
final class CriteriaVersionCommands
    extends VersionedFile<List<DetectionRule>, DetectionPlan, PromiseGap> {
  private CriteriaVersionCommands() {
    super("criteria", "criteria");
  }

  @Override
  CriteriaImport importing(Tenants tenants, InstantSource clock) {
    return new CriteriaImport(tenants, clock);
  }

  @Override
  Optional<List<DetectionRule>> read(SlaFiles files, MatrixSource source) {
    return files.criteria(source).map(DetectionCsv.Reading.Parsed::rules);
  }

  @Override
  List<String> plan(DetectionPlan plan, PromiseText text) {
    return text.criteria(plan);
  }

  @Override
  List<String> refusal(List<PromiseGap> gaps, PromiseText text) {
    return Stream.concat(gaps.stream().map(text::gap), Stream.of("Nothing was imported.")).toList();
  }

  @Override
  String none() {
    return "No criteria were imported yet: the usual ones stand.";
  }

  /** {@code ./baton criteria import FILE}. */
  @Command(
      name = "import",
      description = "Makes a file of criteria the live version, all or nothing.",
      mixinStandardHelpOptions = true)
  static final class Import
      extends VersionCommand.Import<List<DetectionRule>, DetectionPlan, PromiseGap> {
    Import(Shell shell) {
      super(shell, new CriteriaVersionCommands());
    }
  }

  /** {@code ./baton criteria rollback VERSION}. */
  @Command(
      name = "rollback",
      description = "Makes an older version of the criteria live again, under a new number.",
      mixinStandardHelpOptions = true)
  static final class Rollback
      extends VersionCommand.Rollback<List<DetectionRule>, DetectionPlan, PromiseGap> {
    Rollback(Shell shell) {
      super(shell, new CriteriaVersionCommands());
    }
  }

  /** {@code ./baton criteria versions}. */
  @Command(
      name = "versions",
      description = "Lists the newest versions of the criteria, the live one first.",
      mixinStandardHelpOptions = true)
  static final class Versions
      extends VersionCommand.Versions<List<DetectionRule>, DetectionPlan, PromiseGap> {
    Versions(Shell shell) {
      super(shell, new CriteriaVersionCommands());
    }
  }
}
