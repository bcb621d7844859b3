package dev.baton.sandbox.people;

import dev.baton.sandbox.slack.PostedMessage;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks again and again for a message with a text. What was read once is not read again, so that
 * waiting in a long conversation stays cheap; a changed message is another one.
 */
final class Search {
  private final Desk desk;
  private final String part;
  private final Set<PostedMessage> rejected = Collections.newSetFromMap(new IdentityHashMap<>());

  Search(Desk desk, String part) {
    this.desk = desk;
    this.part = part;
  }

  Optional<Message> newest(List<PostedMessage> messages) {
    for (var posted : messages.reversed()) {
      if (rejected.contains(posted)) {
        continue;
      }
      var message = desk.message(posted);
      if (message.shows(part)) {
        return Optional.of(message);
      }
      rejected.add(posted);
    }
    return Optional.empty();
  }
}
