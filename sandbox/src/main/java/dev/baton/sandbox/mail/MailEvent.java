package dev.baton.sandbox.mail;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.Locale;

/** What later became of an email, as Resend's webhooks tell it. */
public enum MailEvent {
  DELIVERED,
  BOUNCED,
  COMPLAINED,
  FAILED,
  SUPPRESSED;

  String type() {
    return "email." + name().toLowerCase(Locale.ROOT);
  }

  void addDetails(JsonObject data) {
    switch (this) {
      case DELIVERED, COMPLAINED -> {}
      case BOUNCED ->
          data.add(
              "bounce",
              Json.object(
                  "message",
                  "The recipient's mail server said the mailbox does not exist.",
                  "type",
                  "Permanent",
                  "subType",
                  "General"));
      case FAILED -> data.add("failed", Json.object("reason", "reached_daily_quota"));
      case SUPPRESSED ->
          data.add(
              "suppressed",
              Json.object(
                  "message", "The address is on the suppression list.", "type", "OnAccountList"));
    }
  }
}
