package dev.baton.sandbox.people;

/**
 * A slash command as a composer offers it.
 *
 * @param command with its slash
 * @param usage what may follow it, such as {@code [ticket]}; empty text when nothing may
 */
public record CommandHint(String command, String usage, String description) {}
