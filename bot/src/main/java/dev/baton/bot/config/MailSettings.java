package dev.baton.bot.config;

import java.net.URI;

/**
 * Email through Resend.
 *
 * @param apiKey Resend's key
 * @param from the sender
 * @param apiUrl without a slash at its end
 */
public record MailSettings(Secret apiKey, Sender from, URI apiUrl) {}
