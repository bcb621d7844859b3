package dev.baton.demo.page;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import io.javalin.http.NotFoundResponse;
import java.util.Collection;
import java.util.List;

/** Whom one can be on the page: everybody of every workspace. */
record Workspaces(Collection<SlackWorkspace> all) {

  /** A person, and where. */
  record Found(SlackWorkspace workspace, Person person) {}

  /**
   * The person of that Slack id.
   *
   * @throws NotFoundResponse when nobody has it
   */
  Found person(String userId) {
    return all.stream()
        .flatMap(workspace ->
            workspace.personOf(userId).stream().map(person -> new Found(workspace, person)))
        .findFirst()
        .orElseThrow(() -> new NotFoundResponse("Nobody has the id " + userId));
  }

  /** Everybody who can be played, for the page's first look. */
  List<JsonObject> people() {
    return all.stream()
        .flatMap(workspace -> workspace.people().stream())
        .map(Person::member)
        .filter(member -> !member.bot() && !member.deleted())
        .map(m -> Json.object("id", m.id(), "name", m.name(), "realName", m.realName()))
        .toList();
  }
}
