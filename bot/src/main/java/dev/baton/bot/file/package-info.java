/** Files that go to one person in Slack: exports, in turn, so that none takes every connection. */
package dev.baton.bot.file;
