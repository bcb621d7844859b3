package dev.baton.bot.matrix;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Phrase;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import dev.baton.slack.FormView;
import dev.baton.slack.TextView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A check as a modal.
 *
 * @param text what it says in one message, for who closed the modal; in Slack's format
 * @param all every line, where they do not all fit; else empty
 */
record CheckView(View view, String text, List<String> all) {
  /** The modal that applies. */
  static final String ID = "matrix_check_modal";

  CheckView {
    all = List.copyOf(all);
  }

  static CheckView of(MatrixCheck check, Wording words) {
    return switch (check) {
      case MatrixCheck.Planned planned -> planned(planned, words);
      case MatrixCheck.Faulty faulty -> faulty(faulty, words);
      case MatrixCheck.Unread(var name, var why) ->
          said(words.say(MatrixPhrase.NOT_OPENED, "name", name, "why", why), words);
      case MatrixCheck.Applied(int version) ->
          said(words.say(MatrixPhrase.APPLIED, "version", String.valueOf(version)), words);
      case MatrixCheck.AppliedAlready(int version, var from) ->
          said(
              words.say(
                  MatrixPhrase.APPLIED_ALREADY,
                  "version",
                  String.valueOf(version),
                  "who",
                  new VersionText(words).by(from),
                  "at",
                  from.appliedAt()),
              words);
      case MatrixCheck.Gone() -> said(MatrixPhrase.PROPOSAL_GONE, words);
      case MatrixCheck.RouteMoved(int version) ->
          said(words.say(MatrixPhrase.ROUTE_MOVED, "version", String.valueOf(version)), words);
      case MatrixCheck.NotAllowed() -> said(SharedPhrase.ADMINS_ONLY, words);
      case MatrixCheck.Unavailable() -> said(SharedPhrase.DATABASE_AWAY, words);
      case MatrixCheck.Failed(var name) ->
          said(words.say(MatrixPhrase.CHECK_FAILED, "name", name), words);
    };
  }

  /** A modal that says this and does nothing. */
  static View saying(String text, Wording words) {
    return TextView.of(words.say(MatrixPhrase.CHECK_TITLE), text, words.say(SharedPhrase.CLOSE));
  }

  private static CheckView said(Phrase phrase, Wording words) {
    return said(words.say(phrase), words);
  }

  private static CheckView said(String text, Wording words) {
    return new CheckView(saying(text, words), text, List.of());
  }

  private static CheckView faulty(MatrixCheck.Faulty faulty, Wording words) {
    String head =
        words.say(MatrixPhrase.FAULTS_FOUND, "n", faulty.faults().size(), "name", faulty.name());
    List<String> lines = new CheckText(words).faults(faulty.faults());
    return listed(List.of(head), lines, List.of(), Optional.empty(), words);
  }

  private static CheckView planned(MatrixCheck.Planned planned, Wording words) {
    var plan = planned.plan();
    CheckText text = new CheckText(words);
    List<String> head = new ArrayList<>();
    if (planned.moved()) {
      head.add(
          words.say(
              MatrixPhrase.MOVED_MEANWHILE,
              "version",
              plan.liveVersion().map(String::valueOf).orElse("")));
    }
    head.add(text.summary(planned.name(), plan));
    boolean appliable = plan.appliable() && !plan.changesNothing();
    String foot =
        plan.changesNothing()
            ? words.say(
                MatrixPhrase.NOTHING_NEW,
                "version",
                plan.liveVersion().map(String::valueOf).orElse(""))
            : words.say(plan.appliable() ? MatrixPhrase.PLAN_QUESTION : MatrixPhrase.PLAN_REFUSED);
    return listed(
        head,
        text.plan(plan),
        List.of(foot),
        Optional.of(memory(planned.proposal(), plan.liveVersion())).filter(_ -> appliable),
        words);
  }

  private static CheckView listed(
      List<String> head,
      List<String> lines,
      List<String> foot,
      Optional<String> memory,
      Wording words) {
    PlainLines shown = PlainLines.of(lines);
    List<LayoutBlock> blocks = new ArrayList<>();
    head.forEach(text -> blocks.add(section(s -> s.text(markdownText(text)))));
    blocks.addAll(shown.blocks());
    if (shown.left() > 0) {
      String rest = words.say(MatrixPhrase.REST_IN_FILE, "n", shown.left());
      blocks.add(section(s -> s.text(markdownText(rest))));
    }
    foot.forEach(text -> blocks.add(section(s -> s.text(markdownText(text)))));
    View view =
        memory
            .map(kept ->
                FormView.of(
                    ID,
                    new FormView.Frame(
                        words.say(MatrixPhrase.CHECK_TITLE),
                        words.say(MatrixPhrase.APPLY),
                        words.say(SharedPhrase.CANCEL)),
                    kept,
                    blocks))
            .orElseGet(() -> closing(blocks, words));
    return new CheckView(view, String.join("\n", head), shown.left() > 0 ? lines : List.of());
  }

  private static View closing(List<LayoutBlock> blocks, Wording words) {
    View view = saying("", words);
    view.setBlocks(blocks);
    return view;
  }

  /** What the submit must know again. */
  record Shown(UUID proposal, Optional<Integer> version) {
    /** Empty for what no modal of this version of Baton remembers. */
    static Optional<Shown> parse(String memory) {
      String[] parts = memory.split("\\|", -1);
      try {
        return parts.length == 2
            ? Optional.of(
                new Shown(
                    UUID.fromString(parts[0]),
                    Optional.of(parts[1]).filter(v -> !v.isEmpty()).map(Integer::valueOf)))
            : Optional.empty();
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }
  }

  private static String memory(UUID proposal, Optional<Integer> version) {
    return proposal + "|" + version.map(String::valueOf).orElse("");
  }
}
