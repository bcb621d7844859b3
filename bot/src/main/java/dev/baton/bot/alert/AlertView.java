package dev.baton.bot.alert;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an alert says to one reader, as it stands when it is sent.
 *
 * @param subject of a mail
 * @param headline what happened
 * @param lines what one must know to judge it
 * @param address of the ticket in its help desk; empty where the workspace has no template
 * @param data the same for a program: plain texts by name
 */
public record AlertView(
    String subject,
    String headline,
    List<String> lines,
    Optional<String> address,
    Map<String, String> data) {
  public AlertView {
    requireNonNull(subject);
    requireNonNull(headline);
    lines = List.copyOf(lines);
    requireNonNull(address);
    data = Map.copyOf(new LinkedHashMap<>(data));
  }

  /** All of it as one plain text, without the address. */
  public String text() {
    return lines.isEmpty() ? headline : headline + "\n" + String.join("\n", lines);
  }
}
