package dev.baton.bot.escalate;

import com.slack.api.model.Attachment;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import dev.baton.slack.Mrkdwn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Everything that can be read in a message, as plain text: a help desk's bot writes in blocks and
 * attachments, and a mention is a name to people.
 */
final class MessageText {
  private static final Pattern MARK = Pattern.compile("<([^<>|\\n]+)(?:\\|([^<>\\n]*))?>");

  private final UnaryOperator<String> nameOf;
  private final List<String> lines = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  private MessageText(UnaryOperator<String> nameOf) {
    this.nameOf = nameOf;
  }

  /**
   * @param nameOf the name to a Slack id of a person
   */
  static String of(Message message, UnaryOperator<String> nameOf) {
    MessageText text = new MessageText(nameOf);
    text.add(message.getText());
    text.blocks(message.getBlocks());
    for (Attachment attachment : orNone(message.getAttachments())) {
      text.attachment(attachment);
    }
    for (File file : orNone(message.getFiles())) {
      text.addPlain(file.getTitle() == null ? file.getName() : file.getTitle());
    }
    return String.join("\n", text.lines).strip();
  }

  private static <T> List<T> orNone(List<T> some) {
    return some == null ? List.of() : some;
  }

  private void attachment(Attachment attachment) {
    int before = lines.size();
    add(attachment.getPretext());
    add(attachment.getAuthorName());
    add(attachment.getTitle());
    add(attachment.getTitleLink());
    add(attachment.getText());
    for (var field : orNone(attachment.getFields())) {
      add("%s: %s".formatted(empty(field.getTitle()), empty(field.getValue())));
    }
    blocks(attachment.getBlocks());
    if (lines.size() == before) {
      add(attachment.getFallback());
    }
  }

  private static String empty(String text) {
    return text == null ? "" : text;
  }

  private void blocks(List<LayoutBlock> blocks) {
    for (LayoutBlock block : orNone(blocks)) {
      switch (block) {
        case SectionBlock section -> {
          add(section.getText());
          orNone(section.getFields()).forEach(this::add);
        }
        case HeaderBlock header -> add(header.getText());
        case ContextBlock context ->
            orNone(context.getElements())
                .forEach(element -> {
                  if (element instanceof TextObject text) {
                    add(text);
                  }
                });
        // What people type comes as rich text and, the same, as the message's text.
        case RichTextBlock _ -> {}
        default -> {}
      }
    }
  }

  private void add(TextObject text) {
    switch (text) {
      case MarkdownTextObject mrkdwn -> add(mrkdwn.getText());
      case PlainTextObject plain -> addPlain(plain.getText());
      case null, default -> {}
    }
  }

  private void add(String mrkdwn) {
    if (mrkdwn != null) {
      addPlain(plain(mrkdwn));
    }
  }

  private void addPlain(String text) {
    List<String> more = text == null ? List.of() : text.lines().toList();
    if (!known.containsAll(more)) {
      lines.addAll(more);
      known.addAll(more);
    }
  }

  /** Slack escapes three characters in text; in an input they must be themselves again. */
  private String plain(String mrkdwn) {
    return Mrkdwn.unescape(
        MARK.matcher(mrkdwn)
            .replaceAll(mark -> java.util.regex.Matcher.quoteReplacement(word(mark))));
  }

  private String word(MatchResult mark) {
    String what = mark.group(1);
    String label = mark.group(2) == null ? "" : mark.group(2);
    return switch (what.charAt(0)) {
      case '@' -> "@" + (label.isEmpty() ? nameOf.apply(what.substring(1)) : label);
      case '#' -> "#" + (label.isEmpty() ? what.substring(1) : label);
      case '!' -> special(what.substring(1), label);
      default -> link(what, label);
    };
  }

  private static String special(String what, String label) {
    if (!label.isEmpty()) {
      return label;
    }
    return "@" + what.replaceFirst("^subteam\\^", "");
  }

  private static String link(String address, String label) {
    String shown = address.replaceFirst("^(mailto|tel):", "");
    return label.isEmpty() || label.equals(shown) || !shown.equals(address)
        ? shown
        : "%s (%s)".formatted(label, address);
  }
}
