/** What every surface in Slack shares: the endpoint, who is let in, opening a form, answering. */
package dev.baton.bot.surface;
