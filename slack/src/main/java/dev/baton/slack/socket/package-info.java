/** Socket Mode: what Slack sends comes through WebSockets that Baton opens. */
@NullMarked
package dev.baton.slack.socket;

import org.jspecify.annotations.NullMarked;
