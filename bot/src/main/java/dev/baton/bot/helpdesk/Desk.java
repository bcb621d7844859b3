package dev.baton.bot.helpdesk;

import static java.util.Objects.requireNonNull;

import dev.baton.escalation.ticket.TicketKeyFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How an admin had a help desk's tickets read.
 *
 * @param keyTemplate of their keys, such as {@code ZD-{id}}; empty for the usual one
 */
record Desk(Optional<String> keyTemplate) {
  static final String ID = "{id}";
  static final String USUAL = "ZD-" + ID;

  /** Of a program that says keys itself. */
  static final Desk PLAIN = new Desk(Optional.empty());

  Desk {
    requireNonNull(keyTemplate);
  }

  /** Whether keys can be made so, which people then type. */
  static boolean isTemplate(String template, TicketKeyFormat format) {
    return template.split(Pattern.quote(ID), -1).length == 2
        && format.parse(template.replace(ID, "1042")).isPresent();
  }

  /** The key of the ticket of this id; the bare id where the workspace's pattern takes no other. */
  String key(String id, TicketKeyFormat format) {
    String key = keyTemplate.orElse(USUAL).replace(ID, id);
    return keyTemplate.isPresent() || format.parse(key).isPresent() ? key : id;
  }
}
