package dev.baton.matrix;

/** A level of support such as {@code T1}. */
public record Tier(String name) {}
