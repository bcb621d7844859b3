package dev.baton.bot.helpdesk;

import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Text of what may be HTML; text that is none stays as it is. */
final class HtmlText {
  /** Of tags that help desks write; "a < b" and "Map<Key, Value>" hold none. */
  private static final Pattern TAG =
      Pattern.compile(
          "(?i)</?(p|div|span|br|hr|b|i|u|em|strong|a|ul|ol|li|table|tbody|thead|tr|td|th|h[1-6]|html|body|head|img"
              + "|script|style|pre|code|blockquote|font|center|small|section|article)(\\s[^<>]*)?/?>");

  private static final Set<String> LINES =
      Set.of(
          "p",
          "div",
          "br",
          "hr",
          "li",
          "ul",
          "ol",
          "tr",
          "table",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "pre",
          "blockquote",
          "section",
          "article");

  /** Nobody reads what stands in these. */
  private static final Set<String> UNREAD =
      Set.of("script", "style", "noscript", "template", "title");

  private HtmlText() {}

  static String of(String text) {
    if (!TAG.matcher(text).find()) {
      return text;
    }
    Element body = Jsoup.parse(text).body();
    UNREAD.forEach(tag -> body.select(tag).remove());
    StringBuilder plain = new StringBuilder();
    body.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
              plain.append(words.text());
            } else if (node instanceof Element element && LINES.contains(element.normalName())) {
              plain.append('\n');
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
              plain.append('\n');
            }
          }
        });
    return plain
        .toString()
        .replace('\u00a0', ' ')
        .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
        .replaceAll("\\n{3,}", "\n\n")
        .replaceAll("[ \\t]{2,}", " ")
        .strip();
  }
}
