package dev.baton.bot.sla;

import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.sla.PromiseFile.Checked;
import dev.baton.bot.sla.PromiseFile.Kind;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.matrix.MatrixProposal;
import dev.baton.db.matrix.MatrixProposal.State;
import dev.baton.db.matrix.MatrixProposals;
import dev.baton.db.member.Roles;
import dev.baton.db.sla.SlaPolicies.Origin;
import dev.baton.db.sla.SlaPolicies.Provenance;
import dev.baton.slack.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Promises or criteria on their way to be live: kept, compared with what is live whenever they are
 * looked at, and applied only where that is still the version they were shown against. For threads
 * that nobody waits for.
 */
final class ProposedPromises {
  private static final Logger LOG = LoggerFactory.getLogger(ProposedPromises.class);

  private final BotParts parts;

  ProposedPromises(BotParts parts) {
    this.parts = parts;
  }

  /**
   * What a modal is to say.
   *
   * @param lines plain text
   * @param memory what its submit applies; empty for nothing to apply
   * @param proposal where it can be looked at again
   * @param applied whether a version went live
   */
  record Said(
      List<String> lines, Optional<Shown> memory, Optional<UUID> proposal, boolean applied) {
    Said {
      lines = List.copyOf(lines);
    }

    static Said only(String sentence) {
      return new Said(List.of(sentence), Optional.empty(), Optional.empty(), false);
    }
  }

  /** What the submit must know again. */
  record Shown(Kind kind, UUID proposal, Optional<Integer> live) {
    String memory() {
      return kind.code() + "|" + proposal + "|" + live.map(String::valueOf).orElse("");
    }

    /** Empty for what no modal of this version of Baton remembers. */
    static Optional<Shown> parse(String memory) {
      String[] parts = memory.split("\\|", -1);
      try {
        return parts.length == 3
            ? Kind.parse(parts[0])
                .map(kind ->
                    new Shown(
                        kind,
                        UUID.fromString(parts[1]),
                        Optional.of(parts[2]).filter(v -> !v.isEmpty()).map(Integer::valueOf)))
            : Optional.empty();
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
  }

  /**
   * Makes what is to be proposed in a transaction, keeps it for this admin, and says what applying
   * it would do.
   */
  Said propose(
      Caller admin, Kind kind, MatrixOrigin origin, Function<Tx, Optional<MatrixSource>> made) {
    return asAdmin(
        admin,
        tx ->
            made.apply(tx)
                .map(source ->
                    new Looked(kind, kept(tx, kind, origin, source, admin.member()), source)),
        looked -> said(admin, looked, false));
  }

  /** What applying it would do now. */
  Said look(Caller admin, UUID id) {
    return asAdmin(
        admin,
        tx ->
            MatrixProposals.kindOf(tx, id)
                .flatMap(Kind::parse)
                .flatMap(kind ->
                    MatrixProposals.of(tx, kind.code())
                        .find(id)
                        .flatMap(ProposedPromises::source)
                        .map(source -> new Looked(kind, id, source))),
        looked -> said(admin, looked, false));
  }

  private record Looked(Kind kind, UUID proposal, MatrixSource source) {}

  private static Optional<MatrixSource> source(MatrixProposal proposal) {
    return proposal.state() instanceof State.Open(byte[] content)
        ? Optional.of(MatrixSource.ofBytes(proposal.source(), content))
        : Optional.empty();
  }

  /** Keeps what is proposed in this transaction. */
  UUID kept(Tx tx, Kind kind, MatrixOrigin origin, MatrixSource source, String by) {
    UUID id = parts.ids().get();
    MatrixProposals.of(tx, kind.code())
        .keep(
            new MatrixProposal(
                id,
                origin,
                source.name(),
                source.sha256(),
                Optional.empty(),
                by,
                parts.clock().instant(),
                new State.Open(source.content())),
            source.content());
    return id;
  }

  /** Compares it with what is live now, and then looks which tickets would be overdue. */
  private Said said(Caller admin, Looked looked, boolean moved) {
    Wording words = parts.wordingFor(admin);
    PromiseFile<?, ?, ?> file = PromiseFile.of(looked.kind(), parts);
    Checked checked =
        parts.tenants().inBackground(admin.orgId(), tx -> file.check(tx, looked.source(), words));
    List<String> lines = new ArrayList<>();
    if (moved) {
      lines.add(words.plain(SlaPhrase.MOVED));
    }
    lines.addAll(checked.lines());
    if (checked.appliable()) {
      lines.addAll(file.later(admin.orgId(), looked.source(), words));
    }
    lines.add(words.plain(question(checked)));
    return new Said(
        lines,
        Optional.of(new Shown(looked.kind(), looked.proposal(), checked.live()))
            .filter(_ -> checked.appliable()),
        Optional.of(looked.proposal()),
        false);
  }

  private static SlaPhrase question(Checked checked) {
    return checked.appliable()
        ? SlaPhrase.QUESTION
        : checked.changesNothing() ? SlaPhrase.NOTHING_NEW : SlaPhrase.CANNOT;
  }

  /**
   * Makes it live, unless it was settled before or another version went live since it was shown:
   * then nothing is done and the new plan is the answer.
   */
  Said apply(Caller admin, Shown shown) {
    return asAdmin(
        admin,
        tx -> Optional.of(apply(tx, admin, shown)),
        outcome ->
            switch (outcome) {
              case Outcome.Applied(int version, boolean now) ->
                  new Said(
                      List.of(
                          words(admin)
                              .plain(
                                  now ? SlaPhrase.APPLIED : SlaPhrase.APPLIED_ALREADY,
                                  "version",
                                  String.valueOf(version))),
                      Optional.empty(),
                      Optional.empty(),
                      now);
              case Outcome.Gone() -> Said.only(words(admin).plain(SlaPhrase.GONE));
              case Outcome.Again(var source, boolean moved) ->
                  said(admin, new Looked(shown.kind(), shown.proposal(), source), moved);
            });
  }

  private sealed interface Outcome {
    record Applied(int version, boolean now) implements Outcome {}

    record Gone() implements Outcome {}

    record Again(MatrixSource source, boolean moved) implements Outcome {}
  }

  private Outcome apply(Tx tx, Caller admin, Shown shown) {
    PromiseFile<?, ?, ?> file = PromiseFile.of(shown.kind(), parts);
    file.lock(tx);
    MatrixProposals proposals = MatrixProposals.of(tx, shown.kind().code());
    Optional<MatrixProposal> proposal = proposals.lock(shown.proposal());
    if (proposal.isEmpty() || proposal.get().state() instanceof State.Dropped) {
      return new Outcome.Gone();
    }
    if (proposal.get().state() instanceof State.Applied(int version)) {
      return new Outcome.Applied(version, false);
    }
    MatrixSource source = source(proposal.get()).orElseThrow();
    boolean moved = !file.live(tx).equals(shown.live());
    if (moved) {
      return new Outcome.Again(source, true);
    }
    Optional<Integer> version = file.apply(tx, source, provenance(proposal.get(), admin.member()));
    version.ifPresent(number -> proposals.applied(shown.proposal(), number));
    return version
        .<Outcome>map(number -> new Outcome.Applied(number, true))
        .orElseGet(() -> new Outcome.Again(source, false));
  }

  private Provenance provenance(MatrixProposal proposal, String by) {
    return new Provenance(
        Origin.valueOf(proposal.origin().code().toUpperCase(Locale.ROOT)),
        proposal.source(),
        proposal.sha256(),
        by,
        parts.clock().instant());
  }

  /** Asks in the transaction whether they are an admin; goes on after it. */
  private <T> Said asAdmin(
      Caller admin, Function<Tx, Optional<T>> step, Function<T, Said> afterwards) {
    try {
      Optional<Optional<T>> done =
          parts
              .tenants()
              .inBackground(
                  admin.orgId(),
                  tx -> {
                    Roles.in(tx).lock();
                    return Roles.in(tx).permissionsOf(admin.member()).admin()
                        ? Optional.of(step.apply(tx))
                        : Optional.empty();
                  });
      return done.isEmpty()
          ? Said.only(words(admin).plain(SharedPhrase.ADMINS_ONLY))
          : done.get()
              .map(afterwards)
              .orElseGet(() -> Said.only(words(admin).plain(SlaPhrase.GONE)));
    } catch (DatabaseUnavailable away) {
      return Said.only(words(admin).plain(SharedPhrase.DATABASE_AWAY));
    } catch (RuntimeException failure) {
      LOG.error("Promises of {} were not checked or applied", admin.orgId(), failure);
      return Said.only(words(admin).plain(SlaPhrase.FAILED));
    }
  }

  private Wording words(Caller admin) {
    return parts.wordingFor(admin);
  }
}
