package dev.baton.bot;

import dev.baton.bot.config.Config;
import dev.baton.db.Database;
import dev.baton.db.Tenants;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What stands before any surface is built.
 *
 * @param matrix the file or link of {@code serve --matrix}; empty when not given
 */
public record Foundation(
    Config config,
    Database database,
    Tenants tenants,
    InstantSource clock,
    Supplier<UUID> ids,
    Optional<String> matrix) {}
