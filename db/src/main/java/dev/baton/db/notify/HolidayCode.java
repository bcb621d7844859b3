package dev.baton.db.notify;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.baton.escalation.clock.PublicHoliday;
import dev.baton.escalation.notify.Notice;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

/** How a change of public holidays is written into the row of its notice. */
final class HolidayCode {
  private HolidayCode() {}

  static void write(JsonObject detail, Notice.HolidaysChanged changed) {
    detail.addProperty("region", changed.region());
    detail.add("added", days(changed.added()));
    detail.add("gone", days(changed.gone()));
  }

  private static JsonArray days(List<PublicHoliday> holidays) {
    JsonArray days = new JsonArray();
    holidays.forEach(holiday -> days.add(holiday.day() + " " + holiday.key()));
    return days;
  }

  static Notice read(JsonObject detail) {
    return new Notice.HolidaysChanged(
        detail.get("region").getAsString(),
        holidays(detail.getAsJsonArray("added")),
        holidays(detail.getAsJsonArray("gone")));
  }

  private static List<PublicHoliday> holidays(JsonArray days) {
    return StreamSupport.stream(days.spliterator(), false)
        .map(JsonElement::getAsString)
        .map(day -> day.split(" ", 2))
        .map(parts -> new PublicHoliday(LocalDate.parse(parts[0]), parts[1]))
        .toList();
  }
}
