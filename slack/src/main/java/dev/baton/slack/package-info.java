/**
 * How to talk to Slack: its text format, its blocks and modals, its Web API. Knows no domain and no
 * database.
 */
@NullMarked
package dev.baton.slack;

import org.jspecify.annotations.NullMarked;
