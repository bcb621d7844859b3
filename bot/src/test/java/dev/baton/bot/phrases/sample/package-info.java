/** A word with bundles of its own, to try how texts are spoken. */
package dev.baton.bot.phrases.sample;
