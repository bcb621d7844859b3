/** The interview in Slack that ends with a working matrix. */
package dev.baton.bot.setup;
