package dev.baton.bot.config;

import java.net.URI;

/**
 * Baton's bot at Telegram.
 *
 * @param token stands in the address of every call, which is therefore never shown
 * @param apiUrl without a slash at its end
 */
public record TelegramSettings(Secret token, URI apiUrl) {}
