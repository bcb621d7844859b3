package dev.baton.bot.matrix;

import dev.baton.bot.medium.PublicAddresses;
import dev.baton.matrix.csv.MatrixCsv;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a Google Sheet as CSV and nothing else: whoever may name the link must not be able to
 * make this machine ask its own network. Redirects are judged like the link itself, addresses when
 * they are connected to.
 */
public final class SheetDownload implements Sheets {
  private static final int MOST_REDIRECTS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(SheetDownload.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final OkHttpClient client;
  private final Duration patience;

  public SheetDownload() {
    this(new OkHttpClient(), PATIENCE);
  }

  /**
   * Downloads by this client, which is kept from connecting to addresses that are not public.
   *
   * @param base whose name lookup, sockets and trusted certificates are used
   * @param patience how long the whole download may take, redirects included
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

  @Override
  public MatrixSource.Opened open(String text) {
    Optional<SheetLink> link = SheetLink.of(text);
    if (link.isEmpty()) {
      return not(new Unopened.NoSheet());
    }
    try {
      return fetched(link.get());
    } catch (InterruptedIOException _) {
      return not(new Unopened.Slow(patience));
    } catch (UnknownHostException unknown) {
      LOG.info("A sheet was not fetched: {}", unknown.toString());
      return not(new Unopened.NoAddress());
    } catch (IOException broken) {
      LOG.info("A sheet was not fetched: {}", broken.toString());
      return not(new Unopened.Broken());
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
          return not(new Unopened.NotShared());
        }
        link = next.get();
      }
    }
    return not(new Unopened.Redirected(MOST_REDIRECTS));
  }

  private Call call(SheetLink link, long deadline) throws IOException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      throw new InterruptedIOException();
    }
    Request request = new Request.Builder().url(link.url()).header("Accept", "text/csv").build();
    Call call = client.newCall(request);
    // For the whole call with its body, so that a server which sends slowly cannot prolong it.
    call.timeout().timeout(left, TimeUnit.NANOSECONDS);
    return call;
  }

  private static MatrixSource.Opened read(SheetLink link, Response response) throws IOException {
    if (response.code() != 200) {
      LOG.info("A sheet was not fetched: HTTP {}", response.code());
      return not(new Unopened.Status(response.code()));
    }
    if (!isCsv(response.body().contentType())) {
      return not(new Unopened.NotCsv());
    }
    if (response.body().contentLength() > MatrixCsv.MAX_BYTES) {
      return not(new Unopened.TooLarge(MatrixCsv.MAX_BYTES));
    }
    return new MatrixSource.Opened.Read(
        MatrixSource.of(link.shownName(), response.body().byteStream()));
  }

  private static boolean isCsv(@Nullable MediaType type) {
    return type != null && type.type().equals("text") && type.subtype().equals("csv");
  }

  private static MatrixSource.Opened not(Unopened why) {
    return new MatrixSource.Opened.Not(why);
  }
}
