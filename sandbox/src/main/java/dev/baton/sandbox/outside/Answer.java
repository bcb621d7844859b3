package dev.baton.sandbox.outside;

import com.google.gson.JsonObject;

/** A status and a body. */
public record Answer(int status, JsonObject body) {}
