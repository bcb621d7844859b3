package dev.baton.web;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * What Jetty refuses before any endpoint sees it: a sentence instead of its page, which would name
 * the server and repeat what was sent.
 */
final class PlainErrors implements Request.Handler {
  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SecurityHeaders.putInto(response.getHeaders());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain; charset=utf-8");
    Content.Sink.write(response, true, sentence(response.getStatus()), callback);
    return true;
  }

  private static String sentence(int status) {
    return switch (status) {
      case 404 -> "Nothing is here.";
      case 408 -> "The request did not arrive in time. Nothing was done; send it again.";
      case 413 -> "The request is too large. Nothing was done with it.";
      case 414, 431 -> "The request's address or headers are too long. Nothing was done with it.";
      case 503 -> "Baton is stopping or overloaded. Nothing was done; send it again in a minute.";
      default ->
          status >= 500
              ? "Baton could not answer. Try again; the log says why."
              : "This is no request that Baton understands. Nothing was done with it.";
    };
  }
}
