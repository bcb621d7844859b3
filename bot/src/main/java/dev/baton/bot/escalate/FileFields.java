package dev.baton.bot.escalate;

import static com.slack.api.model.block.element.BlockElements.checkboxes;

import com.slack.api.model.File;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.FilesRefused;
import dev.baton.escalation.escalate.GivenFile;
import dev.baton.slack.Inputs;
import dev.baton.slack.Inputs.Label;
import dev.baton.slack.ViewValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files of a form: those given before, each to be kept or left out, and the field for more. A
 * field for files can be given nothing to begin with, so that a page drawn anew shows what was
 * given as kept, under ids of its own.
 *
 * @param round how often the page was drawn anew
 * @param takesMore whether Slack lets the workspace's forms have the field
 */
record FileFields(int round, boolean takesMore) {
  static final String FILES = "files";
  static final String KEPT = "files_kept";

  /** Of a form that is opened. */
  static final FileFields FIRST = new FileFields(0, true);

  private static final String ROUND = "~";
  private static final String BETWEEN = "|";
  private static final int PARTS = 3;

  /** Slack's own limit; a form that was refused may hold more. */
  private static final int MOST_BOXES = 10;

  /** As this form has them. */
  static FileFields of(View view) {
    int round = 0;
    for (LayoutBlock block : view.getBlocks()) {
      round = Math.max(round, isOf(block) ? roundOf(block.getBlockId()) : 0);
    }
    boolean takesMore = view.getBlocks().stream().anyMatch(block -> isCalled(block, FILES));
    return new FileFields(round, takesMore);
  }

  /** Of this form when it is drawn anew. */
  static FileFields after(View view) {
    FileFields before = of(view);
    return new FileFields(before.round() + 1, before.takesMore());
  }

  /** What was given with this form and is to go with it, those kept first, each once. */
  static List<GivenFile> read(View view) {
    ViewValues values = ViewValues.of(view);
    Map<String, GivenFile> files = new LinkedHashMap<>();
    for (LayoutBlock block : view.getBlocks()) {
      Stream<GivenFile> given =
          isCalled(block, KEPT)
              ? kept((InputBlock) block, values.ticked(block.getBlockId()))
              : isCalled(block, FILES)
                  ? values.filesGiven(block.getBlockId()).stream().map(FileFields::given)
                  : Stream.of();
      given.forEach(file -> files.putIfAbsent(file.id(), file));
    }
    return List.copyOf(files.values());
  }

  /** Where a fault of this form's files is said. */
  static String block(View view) {
    return Stream.of(FILES, KEPT)
        .flatMap(name -> view.getBlocks().stream().filter(block -> isCalled(block, name)))
        .map(LayoutBlock::getBlockId)
        .findFirst()
        .orElse(FILES);
  }

  /** Files that were given before, and the field for more. */
  List<LayoutBlock> draw(List<GivenFile> before, Wording words) {
    List<LayoutBlock> blocks = new ArrayList<>();
    if (!before.isEmpty()) {
      blocks.add(boxes(before, words));
    }
    blocks.add(
        takesMore
            ? Inputs.block(
                Label.of(
                        id(FILES),
                        words.say(EscalatePhrase.FILES),
                        words.say(EscalatePhrase.FILES_HINT, "most", GivenFile.MOST))
                    .optionally(),
                FileInputElement.builder().actionId(id(FILES)).maxFiles(GivenFile.MOST).build())
            : FilesRefused.said(words));
    return blocks;
  }

  /** Files that were given before, on a page that takes no others; none where there are none. */
  static List<LayoutBlock> kept(List<GivenFile> before, Wording words) {
    return before.isEmpty() ? List.of() : List.of(FIRST.boxes(before, words));
  }

  private InputBlock boxes(List<GivenFile> before, Wording words) {
    List<OptionObject> options =
        before.stream()
            .limit(MOST_BOXES)
            .map(file ->
                Inputs.option(
                    file.name(),
                    String.join(
                        BETWEEN,
                        file.id(),
                        String.valueOf(file.size()),
                        file.mimetype().orElse(""))))
            .toList();
    return Inputs.block(
        Label.of(
                id(KEPT),
                words.say(EscalatePhrase.FILES_KEPT),
                words.say(EscalatePhrase.FILES_KEPT_HINT))
            .optionally(),
        checkboxes(c -> c.actionId(id(KEPT)).options(options).initialOptions(options)));
  }

  private String id(String name) {
    return round == 0 ? name : name + ROUND + round;
  }

  private static boolean isOf(LayoutBlock block) {
    return isCalled(block, FILES) || isCalled(block, KEPT);
  }

  private static boolean isCalled(LayoutBlock block, String name) {
    return block instanceof InputBlock
        && block.getBlockId() != null
        && block.getBlockId().matches(name + "(" + ROUND + "[0-9]{1,4})?");
  }

  private static int roundOf(String id) {
    int mark = id.indexOf(ROUND);
    return mark < 0 ? 0 : Integer.parseInt(id.substring(mark + 1));
  }

  private static Stream<GivenFile> kept(InputBlock block, List<String> ticked) {
    return block.getElement() instanceof CheckboxesElement boxes
        ? boxes.getOptions().stream()
            .filter(option -> ticked.contains(option.getValue()))
            .flatMap(option -> kept(option).stream())
        : Stream.of();
  }

  private static Optional<GivenFile> kept(OptionObject option) {
    String[] parts = option.getValue().split("\\" + BETWEEN, PARTS);
    return parts.length == PARTS && parts[1].matches("[0-9]{1,18}")
        ? Optional.of(
            new GivenFile(
                parts[0],
                option.getText().getText(),
                Long.parseLong(parts[1]),
                Optional.of(parts[2]).filter(type -> !type.isEmpty())))
        : Optional.empty();
  }

  /** Of a file of another workspace Slack tells nothing but its id here. */
  private static GivenFile given(File file) {
    return new GivenFile(
        file.getId(),
        Stream.of(file.getName(), file.getTitle(), file.getId())
            .filter(name -> name != null && !name.isBlank())
            .findFirst()
            .orElseThrow(),
        file.getSize() == null ? 0 : file.getSize(),
        Optional.ofNullable(file.getMimetype()));
  }
}
