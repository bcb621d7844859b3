package dev.baton.sandbox.people;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.slack.Fields;
import dev.baton.sandbox.slack.Member;
import dev.baton.sandbox.slack.Team;
import java.util.List;
import java.util.Optional;

/** Turns what a person picks by its label into the value an element holds. */
final class Choice {
  private Choice() {}

  /** The option with that label, else the only one whose label contains it. */
  static JsonObject option(List<JsonObject> options, String label, Field field) {
    var exact = options.stream().filter(o -> BlockText.text(o, "text").equals(label)).toList();
    var near = options.stream().filter(o -> BlockText.text(o, "text").contains(label)).toList();
    var meant = exact.isEmpty() ? near : exact;
    if (meant.size() != 1) {
      throw new NotOnScreen(
          "“%s” is not (or not once) among the choices of “%s”: %s"
              .formatted(
                  label,
                  field.label(),
                  options.stream().map(option -> BlockText.text(option, "text")).toList()));
    }
    return meant.getFirst().deepCopy();
  }

  /** The value of an element after these labels were picked. */
  static JsonObject value(Field field, List<JsonObject> options, List<String> labels, Team team) {
    var held = Fields.held(field.type()).orElse("selected_option");
    var picked =
        labels.stream()
            .<Object>map(label ->
                held.startsWith("selected_option")
                    ? option(options, label, field)
                    : id(held, label, team))
            .toList();
    if (held.endsWith("s")) {
      return Json.object("type", field.type(), held, picked);
    }
    return Json.object("type", field.type(), held, picked.isEmpty() ? null : picked.getFirst());
  }

  private static String id(String held, String label, Team team) {
    if (held.startsWith("selected_user")) {
      return person(label, team).id();
    }
    return team.conversation(label)
        .orElseThrow(() -> new NotOnScreen("No channel “" + label + "” in " + team.name()))
        .id();
  }

  private static Member person(String who, Team team) {
    return team.members().stream()
        .filter(member ->
            member.id().equals(who)
                || member.realName().equals(who)
                || member.name().equals(who)
                || member.email().equals(Optional.of(who)))
        .findFirst()
        .orElseThrow(() ->
            new NotOnScreen(
                "No person “%s” in %s, only %s"
                    .formatted(
                        who, team.name(), team.members().stream().map(Member::realName).toList())));
  }
}
