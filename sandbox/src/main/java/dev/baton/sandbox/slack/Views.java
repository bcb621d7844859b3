package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The modals on each person's screen, and their home tabs. Guarded by the sandbox's lock. */
public final class Views {
  private static final int DEEPEST = 3;

  private final World world;
  private final Team team;
  private final Map<String, List<View>> stacks = new HashMap<>();
  private final Map<String, View> homes = new HashMap<>();

  Views(World world, Team team) {
    this.world = world;
    this.team = team;
  }

  void put(KeptTeam.Home kept) {
    var view = new View(team, kept.viewId(), kept.userId(), null, kept.content(), kept.hash());
    homes.put(kept.userId(), view);
  }

  List<KeptTeam.Home> keptHomes() {
    return homes.values().stream()
        .map(view -> new KeptTeam.Home(view.id(), view.userId(), view.content(), view.hash()))
        .toList();
  }

  /** The person's modals from the bottom to the top one; empty when none is open. */
  public List<View> stack(String userId) {
    return List.copyOf(stacks.getOrDefault(userId, List.of()));
  }

  /** The home tab last published for the person; empty when none was. */
  public Optional<View> home(String userId) {
    return Optional.ofNullable(homes.get(userId));
  }

  /** Opens a modal in place of all that are open. */
  public View open(String userId, JsonObject content) {
    check(content, "modal");
    clear(userId);
    return add(userId, content);
  }

  /**
   * Puts a modal on top.
   *
   * @throws SlackError {@code push_limit_reached} when three are open, {@code invalid_trigger_id}
   *     when none is
   */
  public View push(String userId, JsonObject content) {
    check(content, "modal");
    if (stack(userId).isEmpty()) {
      throw new SlackError("invalid_trigger_id");
    }
    if (stack(userId).size() >= DEEPEST) {
      throw new SlackError("push_limit_reached");
    }
    return add(userId, content);
  }

  /**
   * Changes an open view.
   *
   * @param hash the hash the caller last saw; empty to change it whatever it shows
   * @throws SlackError {@code hash_conflict} when it has changed since
   */
  public View update(View view, JsonObject content, Optional<String> hash) {
    check(content, Json.text(view.content(), "type"));
    if (hash.isPresent() && !hash.get().equals(view.hash())) {
      throw new SlackError("hash_conflict");
    }
    view.show(named(content), nextHash());
    return view;
  }

  /** Shows a home tab to a person. */
  View publish(String userId, JsonObject content, Optional<String> hash) {
    check(content, "home");
    var shown = home(userId);
    if (shown.isPresent()) {
      return update(shown.get(), content, hash);
    }
    var view = new View(team, world.ids().next("V"), userId, null, named(content), nextHash());
    homes.put(userId, view);
    return view;
  }

  /** The open view of that id. */
  public Optional<View> byId(String viewId) {
    return all().stream().filter(view -> view.id().equals(viewId)).findFirst();
  }

  Optional<View> byExternalId(String externalId) {
    return all().stream()
        .filter(view -> Json.text(view.content(), "external_id").equals(externalId))
        .findFirst();
  }

  /** Closes one modal. */
  public void close(View view) {
    view.close();
    stacks.getOrDefault(view.userId(), new ArrayList<>()).remove(view);
  }

  /** Closes all modals of a person. */
  public void clear(String userId) {
    stack(userId).forEach(this::close);
  }

  private View add(String userId, JsonObject content) {
    var externalId = Json.text(content, "external_id");
    if (!externalId.isEmpty() && byExternalId(externalId).isPresent()) {
      throw new SlackError("duplicate_external_id");
    }
    var stack = stacks.computeIfAbsent(userId, made -> new ArrayList<>());
    var top = stack.isEmpty() ? null : stack.getLast();
    var view = new View(team, world.ids().next("V"), userId, top, named(content), nextHash());
    stack.add(view);
    return view;
  }

  /**
   * Checks a view before anything is used up for it.
   *
   * @throws SlackError {@code invalid_arguments} with what is wrong
   */
  void check(JsonObject content, String type) {
    var found = world.surface().checkView(content);
    if (!found.isEmpty()) {
      throw new SlackError("invalid_arguments").withMessages(found);
    }
    if (content.toString().contains("\"file_input\"")
        && !team.bot().scopes().contains("files:read")) {
      throw new SlackError("missing_scope")
          .with("needed", "files:read")
          .with("provided", team.bot().scopeLine());
    }
    if (!Json.text(content, "type").equals(type)) {
      throw new SlackError("invalid_arguments")
          .withMessages(List.of("[ERROR] must be a " + type + " [json-pointer:/view/type]"));
    }
  }

  private JsonObject named(JsonObject content) {
    var named = content.deepCopy();
    named.add("blocks", team.withBlockIds(Json.list(content, "blocks")));
    for (var block : Json.objects(named, "blocks")) {
      for (var element : Fields.elements(block)) {
        if (Json.text(element, "action_id").isEmpty()) {
          element.addProperty("action_id", "a" + world.ids().number());
        }
      }
    }
    return named;
  }

  private List<View> all() {
    var all = new ArrayList<View>(homes.values());
    stacks.values().forEach(all::addAll);
    return all;
  }

  private String nextHash() {
    return world.now().getEpochSecond() + "." + world.ids().number();
  }
}
