package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import java.util.Set;

/**
 * A Web API method.
 *
 * @param scopes one of these is needed; empty when none is
 */
record Method(Set<String> scopes, Work work) {

  /** What the method does, inside the lock. */
  interface Work {
    /**
     * @return the answer without {@code ok}
     * @throws SlackError when Slack would refuse
     */
    JsonObject answer(Call call);
  }

  static Method free(Work work) {
    return new Method(Set.of(), work);
  }

  static Method scoped(String scope, Work work) {
    return new Method(Set.of(scope), work);
  }
}
