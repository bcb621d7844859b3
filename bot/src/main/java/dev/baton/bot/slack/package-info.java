/** What every Slack surface needs: who calls, how to answer, how to write text safely. */
package dev.baton.bot.slack;
