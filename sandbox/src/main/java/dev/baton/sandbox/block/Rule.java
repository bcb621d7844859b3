package dev.baton.sandbox.block;

import com.google.gson.JsonElement;

/** What one JSON value must be like. */
interface Rule {
  /** Notes every breach of the rule found in the value at that JSON pointer. */
  void check(JsonElement value, String pointer, Findings findings);

  /** This rule and another. */
  default Rule and(Rule other) {
    return (value, pointer, findings) -> {
      check(value, pointer, findings);
      other.check(value, pointer, findings);
    };
  }
}
