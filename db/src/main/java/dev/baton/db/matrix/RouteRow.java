package dev.baton.db.matrix;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.baton.db.tables.baton.tables.records.RouteRecord;
import dev.baton.matrix.Criterion;
import dev.baton.matrix.Email;
import dev.baton.matrix.Hours;
import dev.baton.matrix.OncallKey;
import dev.baton.matrix.Pick;
import dev.baton.matrix.Priority;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jooq.JSONB;

/** A route and its row, both ways. */
final class RouteRow {
  private RouteRow() {}

  static RouteRecord of(String orgId, int version, Route route) {
    RouteRecord row = new RouteRecord();
    row.setOrgId(orgId);
    row.setVersion(version);
    row.setNumber(route.number());
    row.setFromTier(route.from().name());
    row.setToTier(route.to().name());
    row.setCategories(route.categories().toArray(String[]::new));
    row.setPriorities(route.priorities().stream().map(Priority::name).toArray(String[]::new));
    row.setAccountTiers(route.accountTiers().toArray(String[]::new));
    row.setCustom(custom(route.custom()));
    row.setCriteria(route.criteria());
    row.setChecklist(route.checklist().toArray(String[]::new));
    row.setOwners(addresses(route.owners()));
    row.setBackupOwners(addresses(route.backupOwners()));
    row.setPick(route.pick().name().toLowerCase(Locale.ROOT));
    row.setLeads(addresses(route.leads()));
    row.setBackupLeads(addresses(route.backupLeads()));
    row.setManagers(addresses(route.managers()));
    row.setAcceptWithinSeconds(route.acceptWithin().map(Duration::toSeconds).orElse(null));
    row.setHours(route.hours().map(Hours::toString).orElse(null));
    row.setChannel(route.channel().orElse(null));
    row.setOncall(route.oncall().map(OncallKey::fingerprint).orElse(null));
    return row;
  }

  static Route toRoute(RouteRecord row) {
    return new Route(
        row.getNumber(),
        new Tier(row.getFromTier()),
        new Tier(row.getToTier()),
        conditions(row),
        row.getCriteria(),
        List.of(row.getChecklist()),
        emails(row.getOwners()),
        emails(row.getBackupOwners()),
        Pick.valueOf(row.getPick().toUpperCase(Locale.ROOT)),
        emails(row.getLeads()),
        emails(row.getBackupLeads()),
        emails(row.getManagers()),
        Optional.ofNullable(row.getAcceptWithinSeconds()).map(Duration::ofSeconds),
        Optional.ofNullable(row.getHours()).map(RouteRow::hours),
        Optional.ofNullable(row.getChannel()),
        Optional.ofNullable(row.getOncall()).map(OncallKey::new));
  }

  private static List<Criterion> conditions(RouteRecord row) {
    List<Criterion> conditions = new ArrayList<>();
    if (row.getCategories().length > 0) {
      conditions.add(new Criterion.Category(List.of(row.getCategories())));
    }
    if (row.getPriorities().length > 0) {
      conditions.add(
          new Criterion.OfPriority(
              Arrays.stream(row.getPriorities()).map(Priority::valueOf).toList()));
    }
    if (row.getAccountTiers().length > 0) {
      conditions.add(new Criterion.AccountTier(List.of(row.getAccountTiers())));
    }
    JsonParser.parseString(row.getCustom().data())
        .getAsJsonObject()
        .entrySet()
        .forEach(e -> conditions.add(new Criterion.Custom(e.getKey(), texts(e.getValue()))));
    return conditions;
  }

  private static JSONB custom(List<Criterion.Custom> conditions) {
    JsonObject object = new JsonObject();
    for (Criterion.Custom condition : conditions) {
      JsonArray values = new JsonArray();
      condition.texts().forEach(values::add);
      object.add(condition.name(), values);
    }
    return JSONB.valueOf(object.toString());
  }

  private static List<String> texts(JsonElement array) {
    return StreamSupport.stream(array.getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsString)
        .toList();
  }

  private static Hours hours(String text) {
    return Hours.parse(text)
        .orElseThrow(() -> new IllegalStateException("A stored route has no such hours: " + text));
  }

  private static String[] addresses(List<Email> emails) {
    return emails.stream().map(Email::address).toArray(String[]::new);
  }

  private static List<Email> emails(String[] addresses) {
    return Arrays.stream(addresses).map(Email::new).toList();
  }
}
