package dev.baton.bot.sla;

import dev.baton.bot.cli.Shell;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.db.Tenants;
import dev.baton.escalation.sla.SlaExample;
import dev.baton.matrix.check.SlaPlan;
import dev.baton.matrix.csv.SlaCsv;
import dev.baton.matrix.sla.SlaPolicy;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** The commands of a workspace's versions of promises. */
final class SlaVersionCommands extends VersionedFile<SlaPolicy, SlaPlan, SlaExample> {
  private SlaVersionCommands() {
    super("sla", "promises");
  }

  @Override
  SlaImport importing(Tenants tenants, InstantSource clock) {
    return new SlaImport(tenants, clock);
  }

  @Override
  Optional<SlaPolicy> read(SlaFiles files, MatrixSource source) {
    return files.promises(source).map(SlaCsv.Reading.Parsed::policy);
  }

  @Override
  List<String> plan(SlaPlan plan, PromiseText text) {
    return text.plan(plan);
  }

  @Override
  List<String> refusal(List<SlaExample> neverDue, PromiseText text) {
    return Stream.concat(
            neverDue.stream().map(text::example),
            Stream.of(text.neverDue() + " Nothing was imported."))
        .toList();
  }

  @Override
  String none() {
    return "No promises were imported yet.";
  }

  /** {@code ./baton sla import FILE}. */
  @Command(
      name = "import",
      description = "Makes a file of promises the live version, all or nothing.",
      mixinStandardHelpOptions = true)
  static final class Import extends VersionCommand.Import<SlaPolicy, SlaPlan, SlaExample> {
    Import(Shell shell) {
      super(shell, new SlaVersionCommands());
    }
  }

  /** {@code ./baton sla rollback VERSION}. */
  @Command(
      name = "rollback",
      description = "Makes an older version of the promises live again, under a new number.",
      mixinStandardHelpOptions = true)
  static final class Rollback extends VersionCommand.Rollback<SlaPolicy, SlaPlan, SlaExample> {
    Rollback(Shell shell) {
      super(shell, new SlaVersionCommands());
    }
  }

  /** {@code ./baton sla versions}. */
  @Command(
      name = "versions",
      description = "Lists the newest versions of the promises, the live one first.",
      mixinStandardHelpOptions = true)
  static final class Versions extends VersionCommand.Versions<SlaPolicy, SlaPlan, SlaExample> {
    Versions(Shell shell) {
      super(shell, new SlaVersionCommands());
    }
  }
}
