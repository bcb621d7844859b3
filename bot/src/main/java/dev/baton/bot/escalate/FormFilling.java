package dev.baton.bot.escalate;

import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.ModalOpening;
import dev.baton.bot.surface.ModalUpdate;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.escalate.KnownTickets;
import dev.baton.escalation.escalate.DraftAnswers;
import dev.baton.escalation.ticket.KeyReading;
import dev.baton.slack.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the form with what the database knows of its ticket. While the database is slow the form is
 * drawn from memory, so that it opens in time, and is filled by an update; what was typed into it
 * meanwhile stays.
 */
final class FormFilling {
  private static final Logger LOG = LoggerFactory.getLogger(FormFilling.class);

  /** Of the three seconds that Slack gives; the rest is for opening the form. */
  private static final Duration PATIENCE = Duration.ofMillis(400);

  /** Later than this somebody may have chosen already, and a choice must not be taken away. */
  private static final Duration UNTOUCHED = Duration.ofMillis(1500);

  private final BotParts parts;
  private final Caller caller;
  private final DraftAnswers shown;
  private final Consumer<View> whenOpen;

  /**
   * @param shown what is known of the form without the database
   */
  FormFilling(BotParts parts, Caller caller, DraftAnswers shown) {
    this(parts, caller, shown, _ -> {});
  }

  /**
   * The same, which tells of the form once it is open.
   *
   * @param whenOpen gets the form as Slack has it
   */
  FormFilling(BotParts parts, Caller caller, DraftAnswers shown, Consumer<View> whenOpen) {
    this.parts = parts;
    this.caller = caller;
    this.shown = shown;
    this.whenOpen = whenOpen;
  }

  /**
   * Opens it.
   *
   * @param readings what the ticket may be, the likeliest first; none: nothing is looked up
   * @return a sentence where it could not be opened
   */
  Optional<String> open(ModalOpening opening, String triggerId, List<KeyReading> readings) {
    return open(opening, triggerId, readings, Optional.empty());
  }

  /**
   * Opens it for what is a ticket only if it is a known one; while nobody can tell, the form opens
   * with what was typed.
   *
   * @param unknown said, and nothing opened, where it is none
   */
  Optional<String> openIfKnown(
      ModalOpening opening, String triggerId, KeyReading reading, String unknown) {
    return open(opening, triggerId, List.of(reading), Optional.of(unknown));
  }

  private Optional<String> open(
      ModalOpening opening, String triggerId, List<KeyReading> readings, Optional<String> unknown) {
    CompletableFuture<Looked> looking = lookUp(readings);
    return switch (inTime(looking)) {
      case Looked.Unknown() when unknown.isPresent() -> unknown;
      case Looked.Unknown(), Looked.Away() ->
          opening.open(
              caller, triggerId, page(Optional.empty(), PageOneMemory.NONE, true), whenOpen);
      case Looked.Known(KnownFacts facts) ->
          opening.open(
              caller, triggerId, page(Optional.of(facts), PageOneMemory.NONE, true), whenOpen);
      case Looked.NotYet() ->
          opening.open(
              caller,
              triggerId,
              page(Optional.empty(), PageOneMemory.NONE, true),
              opened -> {
                whenOpen.accept(opened);
                fillLater(opened, looking);
              });
    };
  }

  private void fillLater(View opened, CompletableFuture<Looked> looking) {
    Instant since = parts.clock().instant();
    parts
        .replies()
        .afterwards(() -> {
          if (looking.join() instanceof Looked.Known(KnownFacts facts)) {
            update(opened, facts, since);
          }
        });
  }

  /** What came of the look into the database. */
  private sealed interface Looked {
    record Known(KnownFacts facts) implements Looked {}

    /** There is no such ticket, or nothing to look for. */
    record Unknown() implements Looked {}

    /** Nobody can tell. */
    record Away() implements Looked {}

    record NotYet() implements Looked {}
  }

  private CompletableFuture<Looked> lookUp(List<KeyReading> readings) {
    if (readings.isEmpty()) {
      return CompletableFuture.completedFuture(new Looked.Unknown());
    }
    CompletableFuture<Looked> looking = new CompletableFuture<>();
    parts
        .replies()
        .afterwards(() -> {
          try {
            looking.complete(look(readings));
          } finally {
            // Whoever waits for it must not wait for ever where that threw.
            looking.complete(new Looked.Away());
          }
        });
    return looking;
  }

  private Looked look(List<KeyReading> readings) {
    Snapshot people = parts.snapshots().inMemory(caller.orgId()).orElseThrow();
    try {
      return parts
          .tenants()
          .inTransaction(
              caller.orgId(),
              tx ->
                  readings.stream()
                      .flatMap(reading -> KnownTickets.in(tx).known(reading).stream())
                      .findFirst()
                      .flatMap(key ->
                          KnownFacts.of(tx, people, caller.member(), key, parts.clock().instant())))
          .<Looked>map(Looked.Known::new)
          .orElseGet(Looked.Unknown::new);
    } catch (DatabaseUnavailable away) {
      LOG.info("A form is opened without what is known of its ticket: the database is away");
      return new Looked.Away();
    }
  }

  private static Looked inTime(CompletableFuture<Looked> looking) {
    try {
      return looking.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException late) {
      return new Looked.NotYet();
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      return new Looked.NotYet();
    }
  }

  private View page(Optional<KnownFacts> known, PageOneMemory memory, boolean fill) {
    return page(known, memory, fill, FileFields.FIRST);
  }

  private View page(
      Optional<KnownFacts> known, PageOneMemory memory, boolean fill, FileFields files) {
    Snapshot snapshot = parts.snapshots().inMemory(caller.orgId()).orElseThrow();
    Wording words = parts.wordingFor(caller);
    return new PageOne(snapshot.matrix().orElseThrow(), words, files)
        .filled(
            fill ? known.map(this::filled).orElse(shown) : shown,
            memory,
            known.map(facts -> facts.said(words)));
  }

  private DraftAnswers filled(KnownFacts facts) {
    return new DraftAnswers(
        isKey(shown.ticket()) ? shown.ticket() : facts.ticket().key().shown(),
        shown.category().or(() -> facts.ticket().category()),
        shown.priority().or(() -> facts.ticket().priority().map(Enum::name)),
        shown.reason(),
        shown.stepsTried(),
        shown.customer(),
        shown.accountTier(),
        shown.custom(),
        shown.nothingTried(),
        shown.files());
  }

  /** What is none by the pattern may still be a known ticket, whose own spelling is shown then. */
  private boolean isKey(String typed) {
    return parts
        .snapshots()
        .inMemory(caller.orgId())
        .flatMap(snapshot -> snapshot.format().parse(typed))
        .isPresent();
  }

  private void update(View opened, KnownFacts facts, Instant since) {
    boolean untouched = Duration.between(since, parts.clock().instant()).compareTo(UNTOUCHED) < 0;
    DraftAnswers filled = filled(facts);
    PageOneMemory memory =
        untouched
            ? PageOneMemory.NONE.filledWith(
                new PageOneMemory.Prefilled(
                    shown.ticket().isEmpty() ? filled.ticket() : "",
                    filled.category().orElse(""),
                    filled.priority().orElse("")))
            : PageOneMemory.NONE;
    View drawn = page(Optional.of(facts), memory, untouched, FileFields.of(opened));
    new ModalUpdate(parts).ifUnchanged(caller, opened, drawn);
  }
}
