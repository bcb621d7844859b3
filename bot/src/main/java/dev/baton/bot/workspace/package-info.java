/** What is known of a workspace without asking the database: enough to draw a modal in time. */
package dev.baton.bot.workspace;
