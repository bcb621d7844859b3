package dev.baton.bot.sla;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.baton.bot.matrix.CheckText;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.Tx;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.matrix.check.Fault;
import dev.baton.matrix.check.Warning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A file that is kept in versions, as Slack shows it: checked, applied, written back. What a
 * version says is made and read by {@link VersionImport}, as on the command line.
 *
 * @param <C> what a version says
 * @param <P> how two of them differ
 * @param <R> why one is refused
 */
abstract class PromiseFile<C, P, R> {
  private static final String USUAL = "usual";

  private final Kind kind;
  private final VersionImport<C, P, R> importing;

  /** Which files there are. */
  enum Kind {
    SLA,
    CRITERIA;

    /** As buttons and the database write it. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Empty when there is none of this code. */
    static Optional<Kind> parse(String code) {
      return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
  }

  PromiseFile(Kind kind, VersionImport<C, P, R> importing) {
    this.kind = kind;
    this.importing = importing;
  }

  static PromiseFile<?, ?, ?> of(Kind kind, BotParts parts) {
    return switch (kind) {
      case SLA -> new PromisesFile(new SlaImport(parts.tenants(), parts.clock()));
      case CRITERIA -> new CriteriaFile(new CriteriaImport(parts.tenants(), parts.clock()));
    };
  }

  final Kind kind() {
    return kind;
  }

  /** What reading a file gave. */
  sealed interface Reading<C> {
    record Faulty<C>(List<Fault> faults) implements Reading<C> {
      public Faulty {
        faults = List.copyOf(faults);
      }
    }

    record Parsed<C>(C content, List<Warning> warnings) implements Reading<C> {
      public Parsed {
        warnings = List.copyOf(warnings);
      }
    }
  }

  abstract Reading<C> read(byte[] content);

  abstract String write(C content);

  /** What a version says, row by row. */
  abstract List<String> rows(C content, PromiseText text);

  abstract List<String> plan(P plan, PromiseText text);

  abstract List<String> refusals(List<R> why, PromiseText text);

  /** What it means and what to think about before it is applied. */
  abstract List<String> meaning(Tx tx, C content, PromiseText text);

  /** What takes too long for one transaction; empty where there is nothing of the kind. */
  abstract List<String> later(String orgId, C content, PromiseText text);

  /**
   * What a check found.
   *
   * @param lines plain text, the first says the most
   * @param appliable whether it may be applied and changes something
   * @param changesNothing whether it says what is live
   * @param live the version that it was compared with
   */
  record Checked(
      List<String> lines, boolean appliable, boolean changesNothing, Optional<Integer> live) {
    Checked {
      lines = List.copyOf(lines);
    }
  }

  /** Compares a file with what is live, in this transaction. */
  final Checked check(Tx tx, MatrixSource source, Wording words) {
    return switch (read(source.content())) {
      case Reading.Faulty<C>(var faults) -> {
        List<String> lines = new ArrayList<>();
        lines.add(words.plain(SlaPhrase.FAULTS, "name", source.name(), "n", faults.size()));
        lines.addAll(new CheckText(words).faults(faults));
        yield new Checked(lines, false, false, importing.live(tx));
      }
      case Reading.Parsed<C>(var content, var warnings) -> compared(tx, content, warnings, words);
    };
  }

  private Checked compared(Tx tx, C content, List<Warning> warnings, Wording words) {
    PromiseText text = new PromiseText(words, words.zone());
    P plan = importing.plan(tx, content);
    List<R> refused = importing.refusals(tx, content);
    boolean same = importing.changesNothing(plan);
    List<String> lines = new ArrayList<>(plan(plan, text));
    lines.addAll(1, refusals(refused, text));
    lines.addAll(new CheckText(words).warnings(warnings));
    lines.addAll(meaning(tx, content, text));
    return new Checked(lines, refused.isEmpty() && !same, same, importing.live(tx));
  }

  /** What is looked up beside the check; empty of a file that is faulty. */
  final List<String> later(String orgId, MatrixSource source, Wording words) {
    return read(source.content()) instanceof Reading.Parsed<C>(var content, _)
        ? later(orgId, content, new PromiseText(words, words.zone()))
        : List.of();
  }

  /** Makes it live; empty when it is faulty, refused or says nothing new. */
  final Optional<Integer> apply(Tx tx, MatrixSource source, Provenance provenance) {
    return read(source.content()) instanceof Reading.Parsed<C>(var content, _)
            && importing.applied(tx, content, provenance, "slack")
                instanceof VersionOutcome.Applied<P, R>(int version, _)
        ? Optional.of(version)
        : Optional.empty();
  }

  /** Until the transaction ends nobody else adds a version. */
  final void lock(Tx tx) {
    importing.lock(tx);
  }

  final Optional<Integer> live(Tx tx) {
    return importing.live(tx);
  }

  final List<SlaPolicies.Version> versions(Tx tx, int most) {
    return importing.versions(tx, most);
  }

  final Optional<Provenance> provenanceOf(Tx tx, int version) {
    return importing.provenanceOf(tx, version);
  }

  /** The version as a file that can be imported again; empty when there is none of that number. */
  final Optional<MatrixSource> file(Tx tx, int version) {
    return provenanceOf(tx, version)
        .map(_ ->
            MatrixSource.ofBytes(
                String.valueOf(version), write(importing.load(tx, version)).getBytes(UTF_8)));
  }

  /** What stands now, what is usual too, as a file to begin with. */
  final MatrixSource standing(Tx tx) {
    return MatrixSource.ofBytes(
        live(tx).map(String::valueOf).orElse(USUAL), write(stands(tx)).getBytes(UTF_8));
  }

  /** The live version, or what is usual before the first. */
  abstract C stands(Tx tx);

  /** The version in words; empty when there is none of that number. */
  final Optional<List<String>> inWords(Tx tx, int version, Wording words) {
    return provenanceOf(tx, version)
        .map(_ -> rows(importing.load(tx, version), new PromiseText(words, words.zone())));
  }
}
