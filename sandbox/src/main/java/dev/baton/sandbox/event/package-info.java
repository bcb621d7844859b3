/** What Slack sends to the bot: payloads, signatures, answers. */
package dev.baton.sandbox.event;
