package dev.baton.bot.endtoend;

import dev.baton.bot.testing.TestWorkspace;
import dev.baton.db.testing.FreshDatabase;

/** The main job of a bot that Slack reaches at its address. */
final class StoryTest extends Story {
  StoryTest(FreshDatabase fresh) {
    super(TestWorkspace.alone(fresh));
  }
}
