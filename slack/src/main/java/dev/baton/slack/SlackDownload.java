package dev.baton.slack;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.files.FilesInfoResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;

/**
 * Fetches a file that somebody gave the bot in Slack. The token goes to Slack's own hosts only, and
 * no redirect is followed: Slack points to its login page where a token may not read a file.
 */
public final class SlackDownload {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration WHOLE_DOWNLOAD = Duration.ofSeconds(60);

  private final SlackCalls calls;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public SlackDownload(SlackCalls calls) {
    this.calls = calls;
  }

  /** What fetching gave. */
  public sealed interface Answer {
    /** The whole file. */
    @SuppressWarnings("ArrayRecordComponent") // whoever asked may do with it as they like
    record File(String name, byte[] content) implements Answer {}

    /** More bytes than were asked for; nothing of it was kept. */
    record TooLarge(String name) implements Answer {}

    /**
     * Slack does not give it.
     *
     * @param why Slack's code, or what its server answered
     */
    record Refused(String why) implements Answer {}
  }

  /**
   * Asks Slack for the file of this id and reads it.
   *
   * @param most bytes that are read
   * @throws IOException when Slack cannot be reached
   */
  public Answer fetch(String orgId, String fileId, int most) throws IOException {
    try {
      FilesInfoResponse info = calls.patiently(orgId).filesInfo(r -> r.file(fileId));
      if (!info.isOk() || info.getFile() == null) {
        return new Answer.Refused(String.valueOf(info.getError()));
      }
      String name = String.valueOf(info.getFile().getName());
      return info.getFile().getSize() > most
          ? new Answer.TooLarge(name)
          : read(orgId, name, String.valueOf(info.getFile().getUrlPrivate()), most);
    } catch (SlackApiException refused) {
      return new Answer.Refused("HTTP " + refused.getResponse().code());
    } catch (JsonParseException unclear) {
      throw new IOException(unclear);
    }
  }

  private Answer read(String orgId, String name, String address, int most) throws IOException {
    URI place = URI.create(address);
    if (!isOfSlack(place)) {
      return new Answer.Refused("url_private");
    }
    HttpResponse<InputStream> response = ask(orgId, place);
    try (InputStream body = response.body()) {
      if (response.statusCode() != 200) {
        return new Answer.Refused("HTTP " + response.statusCode());
      }
      byte[] content = body.readNBytes(most + 1);
      return content.length > most ? new Answer.TooLarge(name) : new Answer.File(name, content);
    }
  }

  /** Sends the workspace's token there; the answer's body must be closed. */
  HttpResponse<InputStream> ask(String orgId, URI place) throws IOException {
    return send(
        HttpRequest.newBuilder(place)
            .timeout(WHOLE_DOWNLOAD)
            .header("Authorization", "Bearer " + calls.token(orgId).reveal())
            .build());
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofInputStream());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while reading the file", stopped);
    }
  }

  /** Slack's file hosts, or the very place that stands for Slack in a sandbox. */
  boolean isOfSlack(URI place) {
    String host = String.valueOf(place.getHost()).toLowerCase(Locale.ROOT);
    boolean slack =
        "https".equals(place.getScheme())
            && (host.equals("slack.com") || host.endsWith(".slack.com"));
    URI api = calls.apiUrl();
    return slack
        || (host.equals(api.getHost())
            && place.getPort() == api.getPort()
            && String.valueOf(place.getScheme()).equals(api.getScheme()));
  }
}
