/** Slack's state and its Web API. */
package dev.baton.sandbox.slack;
