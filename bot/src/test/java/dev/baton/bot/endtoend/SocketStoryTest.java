package dev.baton.bot.endtoend;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;

/** The main job of a bot that has no address and connects to Slack itself. */
final class SocketStoryTest extends Story {
  SocketStoryTest(FreshDatabase fresh) {
    super(TestWorkspace.throughSockets(fresh));
  }
}
