package dev.baton.web;

import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Reads a body whole, but neither a huge one nor for ever. */
public final class RequestBody {
  /** Slack's largest payloads, a full view with its state, stay under 250 kB. */
  public static final int LIMIT = 1_000_000;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** More than this of a refused body is not waited for. */
  static final int MOST_DROPPED = 16_000_000;

  private static final int CHUNK = 16_384;

  private RequestBody() {}

  /**
   * The raw bytes as they were sent, up to {@link #LIMIT}.
   *
   * @throws HttpResponseException 413 for a larger body, 408 for one that takes over 5 s
   */
  public static byte[] read(Context ctx) throws IOException {
    // Javalin's own limit trusts Content-Length, which a chunked request does not send.
    InputStream in = ctx.req().getInputStream();
    if (ctx.req().getContentLengthLong() > LIMIT) {
      drop(in);
      throw tooLarge();
    }
    try {
      return read(in, System.nanoTime() + PATIENCE.toNanos());
    } catch (IOException _) {
      throw new HttpResponseException(408, "The request's body did not arrive. " + retry());
    }
  }

  private static byte[] read(InputStream in, long deadline) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
    byte[] chunk = new byte[CHUNK];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      body.write(chunk, 0, n);
      if (body.size() > LIMIT) {
        drop(in);
        throw tooLarge();
      }
      if (System.nanoTime() - deadline > 0) {
        throw new IOException("body slower than " + PATIENCE);
      }
    }
    return body.toByteArray();
  }

  /**
   * Lets who is still sending come to the end, within bounds: an answer to somebody who sends and
   * does not read yet is lost with a connection closed under them.
   */
  private static void drop(InputStream in) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    byte[] chunk = new byte[CHUNK];
    long dropped = 0;
    try {
      for (int n = in.read(chunk); n >= 0 && dropped < MOST_DROPPED; n = in.read(chunk)) {
        dropped += n;
        if (System.nanoTime() - deadline > 0) {
          return;
        }
      }
    } catch (IOException _) {
      // Whoever went away needs no answer.
    }
  }

  private static ContentTooLargeResponse tooLarge() {
    return new ContentTooLargeResponse(
        "The request's body is larger than " + LIMIT + " bytes. Nothing was done with it.");
  }

  private static String retry() {
    return "Nothing was done; send it again.";
  }
}
