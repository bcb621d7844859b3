package dev.baton.web;

import java.util.function.BooleanSupplier;

/**
 * One thing the process needs before it can do its work.
 *
 * @param name such as {@code database}
 * @param works must answer within about a second
 */
public record Probe(String name, BooleanSupplier works) {}
