package dev.baton.bot.doctor;

import com.google.gson.JsonElement;
import dev.baton.bot.config.OutsideSettings;
import dev.baton.bot.config.TelegramSettings;
import dev.baton.bot.medium.TelegramApi;
import java.util.List;

/** Whether alerts can go by Telegram. */
final class TelegramCheck {
  private static final String NAME = "Telegram";

  private TelegramCheck() {}

  /** Nothing where it is not set: then it is off on purpose. */
  static List<Finding> look(OutsideSettings outside) {
    return outside.telegram().map(TelegramCheck::token).stream().toList();
  }

  private static Finding token(TelegramSettings settings) {
    TelegramApi api = new TelegramApi(settings);
    try {
      return switch (api.getMe()) {
        case TelegramApi.Answer.Done(JsonElement me) ->
            Finding.right(NAME, "The bot is @" + name(me) + ".");
        case TelegramApi.Answer.Refused _ ->
            Finding.wrong(
                NAME, "Telegram refuses TELEGRAM_BOT_TOKEN: copy the one that @BotFather shows.");
        case TelegramApi.Answer.Trouble _ ->
            Finding.wrong(NAME, "Something else than Telegram answers: check TELEGRAM_API_URL.");
        case TelegramApi.Answer.Silent(String why, _) ->
            Finding.wrong(
                NAME,
                "Telegram could not be asked, because "
                    + why
                    + ": check TELEGRAM_API_URL and the network.");
      };
    } finally {
      api.close();
    }
  }

  private static String name(JsonElement me) {
    return me.isJsonObject() && me.getAsJsonObject().has("username")
        ? me.getAsJsonObject().get("username").getAsString()
        : "without a name";
  }
}
