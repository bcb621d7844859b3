/** HTTP: what comes in from Slack and Resend, and what operators look at. */
@NullMarked
package dev.baton.bot.web;

import org.jspecify.annotations.NullMarked;
