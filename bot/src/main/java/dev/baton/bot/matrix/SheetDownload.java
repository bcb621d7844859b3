package dev.baton.bot.matrix;

import dev.baton.matrix.csv.MatrixCsv;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a Google Sheet as CSV and nothing else: whoever may name the link must not be able to
 * make this machine ask its own network. Redirects are judged like the link itself, addresses when
 * they are connected to.
 */
final class SheetDownload {
  private static final int MOST_REDIRECTS = 3;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OkHttpClient client;
  private final Duration patience;

  SheetDownload() {
    this(new OkHttpClient(), PATIENCE);
  }

  /**
   * The guard stands on top of whatever this client brings.
   *
   * @param base its names, sockets and trusted certificates are used
   * @param patience with the whole download, redirects included
   */
  SheetDownload(OkHttpClient base, Duration patience) {
    this.patience = patience;
    this.client =
        base.newBuilder()
            .dns(new PublicAddresses(base.dns()))
            // A proxy would look names up by itself, past the guard.
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  /** Reads the sheet, or says in a sentence why not. */
  MatrixSource.Opened open(String text) {
    Optional<SheetLink> link = SheetLink.of(text);
    if (link.isEmpty()) {
      return unreadable("This is not the link of a Google Sheet published as CSV.");
    }
    try {
      return fetched(link.get());
    } catch (InterruptedIOException _) {
      return again(
          "Google did not send the whole sheet within " + patience.toSeconds() + " seconds.");
    } catch (UnknownHostException unknown) {
      return again("Google's address could not be found (" + unknown.getMessage() + ").");
    } catch (IOException broken) {
      return again("The sheet could not be fetched (" + broken.getMessage() + ").");
    }
  }

  private MatrixSource.Opened fetched(SheetLink first) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    SheetLink link = first;
    for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      try (Response response = call(link, deadline).execute()) {
        if (!response.isRedirect()) {
          return read(first, response);
        }
        Optional<SheetLink> next = link.redirectedTo(response.header("Location"));
        if (next.isEmpty()) {
          return unreadable(
              "Google does not show this sheet to everybody, or points away from its own service.");
        }
        link = next.get();
      }
    }
    return unreadable(
        String.format(Locale.ROOT, "Google pointed on more than %d times.", MOST_REDIRECTS));
  }

  private Call call(SheetLink link, long deadline) throws IOException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      throw new InterruptedIOException();
    }
    Request request = new Request.Builder().url(link.url()).header("Accept", "text/csv").build();
    Call call = client.newCall(request);
    // Of the whole call, body included, so that dripping bytes do not buy time.
    call.timeout().timeout(left, TimeUnit.NANOSECONDS);
    return call;
  }

  private static MatrixSource.Opened read(SheetLink link, Response response) throws IOException {
    if (response.code() != 200) {
      return unreadable(
          String.format(Locale.ROOT, "Google answered %d instead of the sheet.", response.code()));
    }
    if (!isCsv(response.body().contentType())) {
      return unreadable("Google sent something else than CSV.");
    }
    if (response.body().contentLength() > MatrixCsv.MAX_BYTES) {
      return unreadable(
          String.format(Locale.ROOT, "The sheet is larger than %d bytes.", MatrixCsv.MAX_BYTES));
    }
    return new MatrixSource.Opened.Read(
        MatrixSource.of(link.shownName(), response.body().byteStream()));
  }

  private static boolean isCsv(@Nullable MediaType type) {
    return type != null && type.type().equals("text") && type.subtype().equals("csv");
  }

  private static MatrixSource.Opened unreadable(String what) {
    return new MatrixSource.Opened.Unreadable(what + " Nothing was read. " + SheetLink.HOW_TO_MEND);
  }

  private static MatrixSource.Opened again(String what) {
    return new MatrixSource.Opened.Unreadable(what + " Nothing was read. Try again in a minute.");
  }
}
