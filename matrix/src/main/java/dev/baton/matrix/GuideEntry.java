package dev.baton.matrix;

/** One line of the guide: a route and where it leads. */
public record GuideEntry(Route route, Direction direction) {}
