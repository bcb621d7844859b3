package dev.baton.bot.sla;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.matrix.MatrixWindow;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.sla.PromiseFile.Kind;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.WaitingModal;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.account.Accounts;
import dev.baton.db.matrix.MatrixOrigin;
import dev.baton.db.sla.SlaPolicies;
import dev.baton.matrix.Names;
import dev.baton.matrix.Priority;
import dev.baton.matrix.csv.SlaCsv;
import dev.baton.matrix.sla.SlaHours;
import dev.baton.matrix.sla.SlaPolicy;
import dev.baton.matrix.sla.SlaTime;
import dev.baton.matrix.sla.TierTerms;
import dev.baton.slack.Caller;
import dev.baton.slack.FormView;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.ViewValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * An admin edits what one account tier is promised, priority by priority; the rest of the version
 * stays. Ends in the same check as a file.
 */
public final class TierPromises {
  public static final String BUTTON = "promise_tier";
  public static final String CHOICE = "promise_tier_modal";
  public static final String ID = "promise_terms_modal";

  private static final String TIER = "promise_tier_name";
  private static final String ANSWER = "promise_answer_";
  private static final String SOLUTION = "promise_solution_";
  private static final String HOURS = "promise_hours_";
  private static final String EVERY_OTHER = "any";
  private static final int MOST_KNOWN = 100;
  private static final int LONGEST_TIER = 75;
  private static final int LONGEST_TIME = 20;
  private static final int LONGEST_HOURS = 200;

  private final BotParts parts;
  private final AdminAccess door;
  private final MatrixWindow window;
  private final ProposedPromises proposed;
  private final PromiseWindow shown;

  public TierPromises(BotParts parts, MatrixWindow window) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
    this.window = window;
    this.proposed = new ProposedPromises(parts);
    this.shown = new PromiseWindow(parts, window);
  }

  /** Asks for which tier. */
  public Response open(BlockActionRequest request, ActionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    door.open(caller, request.getPayload().getTriggerId(), tx -> choice(known(tx), words))
        .ifPresent(sentence -> parts.replies().privately(context, sentence));
    return context.ack();
  }

  /** Tiers that accounts have or promises name. */
  private static List<String> known(Tx tx) {
    TreeSet<String> known = new TreeSet<>(Accounts.in(tx).tiers(MOST_KNOWN));
    live(tx).targets().forEach(target -> known.addAll(target.accountTiers()));
    return List.copyOf(known);
  }

  private static SlaPolicy live(Tx tx) {
    SlaPolicies policies = SlaPolicies.in(tx);
    return policies.liveVersion().map(policies::load).orElseGet(SlaPolicy::usual);
  }

  private static View choice(List<String> known, Wording words) {
    String hint =
        words.say(
            SlaPhrase.TIER_HINT,
            "some",
            !known.isEmpty(),
            "tiers",
            String.join(", ", known.subList(0, Math.min(known.size(), 10))));
    return FormView.of(
        CHOICE,
        new FormView.Frame(
            words.say(SlaPhrase.TIER_TITLE),
            words.say(SlaPhrase.NEXT),
            words.say(SharedPhrase.CANCEL)),
        "",
        List.of(
            Inputs.line(
                Label.of(TIER, words.say(SlaPhrase.TIER_FIELD), hint).optionally(),
                Optional.empty(),
                LONGEST_TIER)));
  }

  /** Shows what that tier is promised now, to be changed. */
  public Response choose(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    Optional<String> tier =
        ViewValues.of(request.getPayload().getView()).text(TIER).map(Names::tidy);
    if (tier.filter(name -> name.contains("|")).isPresent()) {
      return context.ackWithErrors(Map.of(TIER, words.say(SlaPhrase.TOO_LONG)));
    }
    try {
      return door.asAdmin(caller, tx -> TierTerms.of(live(tx), tier))
          .map(terms -> context.ackWithUpdate(form(terms, words)))
          .orElseGet(
              () -> context.ackWithErrors(Map.of(TIER, words.say(SharedPhrase.ADMINS_ONLY))));
    } catch (DatabaseUnavailable away) {
      return context.ackWithErrors(Map.of(TIER, words.say(SharedPhrase.DATABASE_AWAY)));
    }
  }

  private static View form(TierTerms terms, Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    String head =
        words.say(
            SlaPhrase.TIMES_OF, "any", terms.tier().isEmpty(), "tier", terms.tier().orElse(""));
    blocks.add(section(s -> s.text(markdownText(head))));
    for (Priority priority : Priority.values()) {
      Optional<TierTerms.Term> term = Optional.ofNullable(terms.terms().get(priority));
      blocks.add(
          time(
              ANSWER,
              SlaPhrase.ANSWER_FIELD,
              priority,
              term.flatMap(TierTerms.Term::firstResponse),
              words));
      blocks.add(
          time(
              SOLUTION,
              SlaPhrase.SOLUTION_FIELD,
              priority,
              term.flatMap(TierTerms.Term::resolution),
              words));
      blocks.add(
          Inputs.line(
              Label.of(
                  HOURS + priority,
                  words.say(SlaPhrase.HOURS_FIELD, "priority", priority.name()),
                  words.say(SlaPhrase.HOURS_HINT)),
              term.map(TierTerms.Term::hours)
                  .or(() -> Optional.of(new SlaHours.Always()))
                  .map(SlaHours::toString),
              LONGEST_HOURS));
    }
    return FormView.of(
        ID,
        new FormView.Frame(
            words.say(SlaPhrase.TIER_TITLE),
            words.say(SlaPhrase.CHECK),
            words.say(SharedPhrase.CANCEL)),
        terms.tier().orElse(""),
        blocks);
  }

  private static LayoutBlock time(
      String id, SlaPhrase label, Priority priority, Optional<Duration> time, Wording words) {
    return Inputs.line(
        Label.of(id + priority, words.say(label, "priority", priority.name()), "").optionally(),
        time.map(SlaTime::written),
        LONGEST_TIME);
  }

  /** Checks the changed times like a file, once Slack has its answer. */
  public Response check(ViewSubmissionRequest request, ViewSubmissionContext context) {
    Caller caller = Caller.of(context);
    Wording words = parts.wordingFor(caller);
    View view = request.getPayload().getView();
    Optional<String> tier =
        Optional.ofNullable(view.getPrivateMetadata()).filter(name -> !name.isEmpty());
    Map<String, String> faults = new TreeMap<>();
    Map<Priority, TierTerms.Term> terms = new TreeMap<>();
    for (Priority priority : Priority.values()) {
      terms.put(priority, term(ViewValues.of(view), priority, faults, words));
    }
    if (!faults.isEmpty()) {
      return context.ackWithErrors(faults);
    }
    Optional<String> refused = window.refusal(caller, words);
    if (refused.isPresent()) {
      return context.ackWithErrors(Map.of(ANSWER + Priority.P1, refused.get()));
    }
    TierTerms typed = new TierTerms(tier, terms);
    return new WaitingModal(parts)
        .answer(
            context,
            PromiseWindow.saying(Kind.SLA, words.say(SlaPhrase.CHECKING), words),
            () ->
                shown.fill(
                    caller,
                    view.getId(),
                    Kind.SLA,
                    () ->
                        proposed.propose(
                            caller,
                            Kind.SLA,
                            MatrixOrigin.CHANGE,
                            tx -> Optional.of(source(typed, live(tx))))));
  }

  private static MatrixSource source(TierTerms typed, SlaPolicy live) {
    return MatrixSource.ofBytes(
        typed.tier().orElse(EVERY_OTHER), SlaCsv.write(typed.in(live)).getBytes(UTF_8));
  }

  private static TierTerms.Term term(
      ViewValues values, Priority priority, Map<String, String> faults, Wording words) {
    Optional<SlaHours> hours =
        read(values, HOURS + priority, SlaHours::parse, words.say(SlaPhrase.NOT_HOURS), faults);
    boolean aroundTheClock = hours.orElseGet(SlaHours.Always::new) instanceof SlaHours.Always;
    return new TierTerms.Term(
        time(values, ANSWER + priority, aroundTheClock, faults, words),
        time(values, SOLUTION + priority, aroundTheClock, faults, words),
        hours.orElseGet(SlaHours.Always::new));
  }

  private static Optional<Duration> time(
      ViewValues values,
      String field,
      boolean aroundTheClock,
      Map<String, String> faults,
      Wording words) {
    Optional<SlaTime> time =
        read(values, field, SlaTime::parse, words.say(SlaPhrase.NOT_TIME), faults);
    if (time.filter(read -> read.inDays() && !aroundTheClock).isPresent()) {
      faults.put(field, words.say(SlaPhrase.DAYS_OF_WORK));
    }
    return time.map(SlaTime::length);
  }

  private static <T> Optional<T> read(
      ViewValues values,
      String field,
      Function<String, Optional<T>> reading,
      String fault,
      Map<String, String> faults) {
    Optional<String> typed = values.text(field);
    Optional<T> read = typed.flatMap(reading);
    if (typed.isPresent() && read.isEmpty()) {
      faults.put(field, fault);
    }
    return read;
  }
}
