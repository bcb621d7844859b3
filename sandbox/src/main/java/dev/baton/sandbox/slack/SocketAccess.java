package dev.baton.sandbox.slack;

import com.google.gson.JsonObject;
import dev.baton.sandbox.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whose app-level token is whose, which apps have Socket Mode on, and the addresses given out. */
public final class SocketAccess {
  private final World world;
  private final Map<String, Team> tokens = new HashMap<>();
  private final Set<String> on = new HashSet<>();
  private final Map<String, Team> tickets = new HashMap<>();

  SocketAccess(World world) {
    this.world = world;
  }

  /** A new app-level token of that workspace's app; those of before stay good. */
  public String newToken(Team team) {
    return world
        .changes()
        .inside(() -> {
          var token =
              String.join(
                  "-",
                  "xapp-1",
                  team.bot().appId(),
                  Long.toString(world.ids().number()),
                  world.ids().secret());
          tokens.put(token, team);
          return token;
        });
  }

  /** The switch on the app's page. */
  public void set(Team team, boolean switchedOn) {
    world
        .changes()
        .run(() -> {
          if (switchedOn) {
            on.add(team.id());
          } else {
            on.remove(team.id());
          }
        });
  }

  public boolean isOn(Team team) {
    return world.changes().read(() -> on.contains(team.id()));
  }

  /** {@code apps.connections.open}: an address that is good once. */
  JsonObject open(String token) {
    if (token.isEmpty()) {
      throw new SlackError("not_authed");
    }
    if (!token.startsWith("xapp-")) {
      throw new SlackError("not_allowed_token_type");
    }
    var team = Optional.ofNullable(tokens.get(token)).orElseThrow(SocketAccess::unknown);
    if (!on.contains(team.id())) {
      throw new SlackError("link_disabled");
    }
    var ticket = world.ids().secret();
    tickets.put(ticket, team);
    return Json.object("url", world.address().replaceFirst("^http", "ws") + "/link/" + ticket);
  }

  private static SlackError unknown() {
    return new SlackError("invalid_auth");
  }

  /** The workspace whose app that address was given to; an address is good once. */
  public Optional<Team> take(String ticket) {
    return world.changes().inside(() -> Optional.ofNullable(tickets.remove(ticket)));
  }
}
