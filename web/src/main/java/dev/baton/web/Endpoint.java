package dev.baton.web;

import io.javalin.router.JavalinDefaultRoutingApi;

/** A group of paths that one class answers. */
public interface Endpoint {
  /** Registers the paths; called once, before the server listens. */
  void open(JavalinDefaultRoutingApi routes);
}
