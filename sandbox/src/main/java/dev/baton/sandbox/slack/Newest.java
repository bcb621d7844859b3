package dev.baton.sandbox.slack;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets its oldest entries, so that a long run does not fill the memory. */
final class Newest<K, V> extends LinkedHashMap<K, V> {
  private static final int KEPT = 20_000;

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > KEPT;
  }
}
