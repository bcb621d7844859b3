package dev.baton.bot.surface;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.element.BlockElements.asContextElements;

import com.slack.api.methods.response.views.ViewsOpenResponse;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import dev.baton.bot.phrases.SharedPhrase;
import dev.baton.bot.phrases.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Forms of a workspace in which Baton was installed without the right to read files: Slack opens
 * them without the field for files only.
 */
public final class FilesRefused {
  /** What Slack calls the field, and the right to it. */
  private static final List<String> NAMES = List.of("file_input", "files:read");

  private FilesRefused() {}

  /** Stands in place of the field, and says who can bring it back. */
  public static LayoutBlock said(Wording words) {
    return context(c ->
        c.elements(asContextElements(markdownText(words.say(SharedPhrase.FILES_NOT_ALLOWED)))));
  }

  /** The same form without it; empty where something else is refused, or the form is about it. */
  static Optional<View> without(View view, ViewsOpenResponse refusal, Wording words) {
    if (!isOfFiles(refusal) || view.getBlocks().stream().noneMatch(FilesRefused::isOptionalField)) {
      return Optional.empty();
    }
    view.setBlocks(
        view.getBlocks().stream()
            .map(block -> isOptionalField(block) ? said(words) : block)
            .toList());
    return Optional.of(view);
  }

  private static boolean isOfFiles(ViewsOpenResponse refusal) {
    List<String> messages =
        refusal.getResponseMetadata() == null || refusal.getResponseMetadata().getMessages() == null
            ? List.of()
            : refusal.getResponseMetadata().getMessages();
    return "missing_scope".equals(refusal.getError())
        || Stream.concat(messages.stream(), Stream.of(String.valueOf(refusal.getError())))
            .anyMatch(said -> NAMES.stream().anyMatch(said::contains));
  }

  private static boolean isOptionalField(LayoutBlock block) {
    return block instanceof InputBlock input
        && input.isOptional()
        && input.getElement() instanceof FileInputElement;
  }
}
