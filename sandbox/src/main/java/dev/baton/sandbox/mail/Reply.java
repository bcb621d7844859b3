package dev.baton.sandbox.mail;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;

/** An answer of Resend. */
public record Reply(int status, JsonObject body) {
  static Reply error(int status, String name, String message) {
    return new Reply(status, Json.object("statusCode", status, "message", message, "name", name));
  }
}
