package dev.baton.sandbox.slack;

/**
 * The organisation a workspace belongs to.
 *
 * @param orgWide true when the app is installed for the whole organisation
 */
public record Enterprise(String id, String name, boolean orgWide) {}
