/** A Slack workspace and a mailbox on this machine, as an HTTP server. */
package dev.baton.sandbox;
