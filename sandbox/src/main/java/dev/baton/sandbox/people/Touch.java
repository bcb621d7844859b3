package dev.baton.sandbox.people;

import com.google.gson.JsonObject;

/**
 * What a person touched on a screen, by its ids.
 *
 * @param value what was chosen or typed, in the form of {@code state.values}; ignored for buttons
 */
public record Touch(String blockId, String actionId, JsonObject value) {}
