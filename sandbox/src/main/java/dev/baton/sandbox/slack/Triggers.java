package dev.baton.sandbox.slack;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Trigger ids: each opens one view, for as long as Slack waits. Guarded by the sandbox's lock. */
public final class Triggers {
  private final World world;
  private final Map<String, Trigger> issued = new Newest<>();

  Triggers(World world) {
    this.world = world;
  }

  /** A fresh trigger id for what that person just did. */
  public String issue(String userId) {
    var number = world.ids().number();
    var id = String.format(Locale.ROOT, "%d.%d.%08x", number, number + 7, userId.hashCode());
    issued.put(id, new Trigger(userId, world.now().plus(world.waits()), false));
    return id;
  }

  /**
   * Uses a trigger up.
   *
   * @return the person who caused it
   * @throws SlackError {@code invalid_trigger_id}, {@code exchanged_trigger_id} or {@code
   *     expired_trigger_id}
   */
  String use(String id) {
    var trigger = issued.get(id);
    if (trigger == null) {
      throw new SlackError("invalid_trigger_id");
    }
    if (trigger.used()) {
      throw new SlackError("exchanged_trigger_id");
    }
    if (!world.now().isBefore(trigger.expires())) {
      throw new SlackError("expired_trigger_id");
    }
    issued.put(id, new Trigger(trigger.userId(), trigger.expires(), true));
    return trigger.userId();
  }

  private record Trigger(String userId, Instant expires, boolean used) {}
}
