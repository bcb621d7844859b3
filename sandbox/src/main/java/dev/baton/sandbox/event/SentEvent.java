package dev.baton.sandbox.event;

/**
 * An event that was sent, and how the bot answered.
 *
 * @param eventId the same for every retry
 */
public record SentEvent(String eventId, String type, String body, BotAnswer answer) {}
