/** Slack's rules for blocks and forms; what breaks them is refused. */
package dev.baton.sandbox.block;
