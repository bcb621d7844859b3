/** Who is in the workspace: told by Slack, kept here so that nothing waits for Slack. */
@NullMarked
package dev.baton.bot.member;

import org.jspecify.annotations.NullMarked;
