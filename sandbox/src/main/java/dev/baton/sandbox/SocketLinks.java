package dev.baton.sandbox;

import dev.baton.sandbox.event.BotSockets;
import dev.baton.sandbox.people.SlackWorkspace;
import dev.baton.sandbox.slack.Team;
import dev.baton.sandbox.slack.World;
import io.javalin.config.JavalinConfig;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The addresses of {@code apps.connections.open}, each of which takes one WebSocket. */
final class SocketLinks {
  private final World world;
  private final Function<String, SlackWorkspace> workspaces;
  private final Map<String, BotSockets> open = new ConcurrentHashMap<>();

  /**
   * @param workspaces by their ids
   */
  SocketLinks(World world, Function<String, SlackWorkspace> workspaces) {
    this.world = world;
    this.workspaces = workspaces;
  }

  void addTo(JavalinConfig config) {
    config.routes.ws("/link/{ticket}", this::link);
  }

  private void link(WsConfig ws) {
    ws.onConnect(this::connect);
    ws.onMessage(context ->
        of(context)
            .ifPresent(sockets -> sockets.heard(JavalinWire.of(context), context.message())));
    ws.onClose(this::close);
    ws.onError(context -> {});
  }

  private void connect(WsContext context) {
    Optional<Team> team = world.sockets().take(context.pathParam("ticket"));
    if (team.isEmpty()) {
      context.closeSession(1008, "invalid_ticket");
      return;
    }
    BotSockets sockets = workspaces.apply(team.get().id()).sockets();
    open.put(context.sessionId(), sockets);
    sockets.connected(JavalinWire.of(context));
  }

  private void close(WsContext context) {
    Optional.ofNullable(open.remove(context.sessionId()))
        .ifPresent(sockets -> sockets.disconnected(JavalinWire.of(context)));
  }

  private Optional<BotSockets> of(WsContext context) {
    return Optional.ofNullable(open.get(context.sessionId()));
  }
}
