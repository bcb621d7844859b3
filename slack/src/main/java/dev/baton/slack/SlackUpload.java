package dev.baton.slack;

import com.google.gson.JsonParseException;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesCompleteUploadExternalResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends a file of any size to one person; its bytes go from disk to Slack, never into memory. */
public final class SlackUpload {
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration WHOLE_UPLOAD = Duration.ofMinutes(30);
  private static final int ATTEMPTS = 4;

  private final SlackCalls calls;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  public SlackUpload(SlackCalls calls) {
    this.calls = calls;
  }

  @FunctionalInterface
  private interface Call<T> {
    T on(MethodsClient slack) throws IOException, SlackApiException;
  }

  /**
   * Puts the file into the person's direct messages.
   *
   * @param comment mrkdwn that stands above the file
   * @throws UnclearUpload when Slack gave no clear answer at the end: the file may be there
   * @throws IOException when Slack cannot be reached or refuses; the message says why
   */
  public void send(Caller to, Path file, String name, String comment) throws IOException {
    int length = Math.toIntExact(Files.size(file));
    var place =
        ok(
            call(
                to,
                slack -> slack.filesGetUploadURLExternal(r -> r.filename(name).length(length))));
    transfer(URI.create(place.getUploadUrl()), file);
    var direct = ok(call(to, slack -> slack.conversationsOpen(r -> r.users(List.of(to.member())))));
    FileDetails details = FileDetails.builder().id(place.getFileId()).title(name).build();
    ok(completed(to, direct.getChannel().getId(), details, comment));
  }

  /** Until here a second try does no harm; this call shows the file. */
  private FilesCompleteUploadExternalResponse completed(
      Caller to, String conversation, FileDetails details, String comment) throws IOException {
    try {
      return call(
          to,
          slack ->
              slack.filesCompleteUploadExternal(
                  r -> r.files(List.of(details)).channelId(conversation).initialComment(comment)));
    } catch (IOException | JsonParseException silence) {
      if (silence.getCause() instanceof SlackApiException) {
        throw silence;
      }
      throw new UnclearUpload(silence);
    }
  }

  /**
   * Says something to the person.
   *
   * @throws IOException when Slack cannot be reached or refuses
   */
  public void say(Caller to, String text) throws IOException {
    ok(
        call(
            to,
            slack ->
                slack.chatPostMessage(
                    r -> r.channel(to.member()).text(text).unfurlLinks(false).unfurlMedia(false))));
  }

  private void transfer(URI place, Path file) throws IOException {
    int status = transfer(place, HttpRequest.BodyPublishers.ofFile(file));
    if (status != 200) {
      throw new IOException("Slack did not take the file: HTTP " + status);
    }
  }

  /** The status of Slack's answer to these bytes. */
  int transfer(URI place, HttpRequest.BodyPublisher bytes) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(place)
            .timeout(WHOLE_UPLOAD)
            .header("Content-Type", "application/octet-stream")
            .POST(bytes)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while sending the file", stopped);
    }
  }

  private <T> T call(Caller to, Call<T> call) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        return call.on(calls.patiently(to.orgId()));
      } catch (SlackApiException refused) {
        Optional<Duration> wait = RetryAfter.of(refused);
        if (wait.isEmpty() || attempt == ATTEMPTS) {
          throw new IOException("HTTP " + refused.getResponse().code(), refused);
        }
        pause(wait.get());
      }
    }
  }

  private static void pause(Duration wait) throws IOException {
    try {
      Thread.sleep(wait);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException("Stopped while waiting for Slack", stopped);
    }
  }

  private static <T extends SlackApiTextResponse> T ok(T answer) throws IOException {
    if (!answer.isOk()) {
      throw new IOException(answer.getError());
    }
    return answer;
  }
}
