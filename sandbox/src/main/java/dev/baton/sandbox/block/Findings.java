package dev.baton.sandbox.block;

import java.util.ArrayList;
import java.util.List;

/** The messages Slack would put into {@code response_metadata.messages}. */
final class Findings {
  private final List<String> messages = new ArrayList<>();

  void add(String message, String pointer) {
    messages.add("[ERROR] " + message + " [json-pointer:" + pointer + "]");
  }

  List<String> messages() {
    return List.copyOf(messages);
  }
}
