/** The main job from the command to the mailbox, on the whole bot with its jobs running. */
@org.jspecify.annotations.NullMarked
package dev.baton.bot.endtoend;
