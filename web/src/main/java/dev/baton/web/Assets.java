package dev.baton.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Style sheets and scripts of the pages. Their address names their content, so that browsers keep
 * them for good and have new ones at once.
 */
public final class Assets implements Endpoint {
  private static final int SHOWN_DIGEST = 16;

  private final Map<String, Asset> byPath = new LinkedHashMap<>();

  private record Asset(String type, String text, String version) {}

  /** Reads a style sheet; as {@link #with}. */
  public Assets style(String path, Class<?> beside, String name) {
    return with(path, "text/css; charset=utf-8", beside, name);
  }

  /** Reads a script; as {@link #with}. */
  public Assets script(String path, Class<?> beside, String name) {
    return with(path, "text/javascript; charset=utf-8", beside, name);
  }

  /**
   * Reads one beside this class.
   *
   * @param path where it is to be found, such as {@code /style/pages.css}
   * @param name of the resource
   * @throws IllegalStateException when there is no such resource
   */
  private Assets with(String path, String type, Class<?> beside, String name) {
    try (InputStream in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("No resource " + name + " beside " + beside);
      }
      String text = new String(in.readAllBytes(), UTF_8);
      String version = new SecretWord(text).digest().substring(0, SHOWN_DIGEST);
      byPath.put(path, new Asset(type, text, version));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address of the present content. */
  public String addressOf(String path) {
    Asset asset = byPath.get(path);
    if (asset == null) {
      throw new IllegalArgumentException("No such asset: " + path);
    }
    return path + "?v=" + asset.version();
  }

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    byPath.forEach((path, asset) -> routes.get(path, ctx -> answer(ctx, asset)));
  }

  private static void answer(Context ctx, Asset asset) {
    boolean named = asset.version().equals(ctx.queryParam("v"));
    ctx.contentType(asset.type())
        .header("Cache-Control", named ? "public, max-age=31536000, immutable" : "no-cache")
        .result(asset.text());
  }
}
