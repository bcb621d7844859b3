package dev.baton.slack;

import com.google.gson.JsonParseException;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesCompleteUploadExternalResponse;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import com.slack.api.methods.response.files.FilesInfoResponse;
import com.slack.api.model.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Copies files inside Slack: what one person gave the bot becomes the bot's own file, which it may
 * show to others and delete. One file of at most so many bytes is in memory at a time.
 */
public final class SlackFiles {
  private static final Set<String> GONE = Set.of("file_not_found", "file_deleted");
  private static final Set<String> NOT_SEEN = Set.of("no_permission", "not_visible", "not_allowed");

  private static final Set<String> OF_FILES_ONLY =
      Set.of("missing_scope", "no_permission", "access_denied");

  private final SlackCalls calls;
  private final SlackDownload download;
  private final SlackUpload upload;

  public SlackFiles(SlackCalls calls) {
    this.calls = calls;
    this.download = new SlackDownload(calls);
    this.upload = new SlackUpload(calls);
  }

  /** Why a file cannot be copied, however often it is tried. */
  public enum Problem {
    GONE,
    NOT_READABLE,
    FROM_OUTSIDE,
    TOO_LARGE,
    EMPTY,
    NOT_ALLOWED,
    NOT_TAKEN
  }

  /** What came of copying one file. */
  public sealed interface Copied {
    /** Its bytes are with Slack, where nobody sees them yet. */
    record Uploaded(String id, String name) implements Copied {}

    record Not(Problem why) implements Copied {}

    /** Nothing can be said of the file now. */
    record Later(SlackAnswer answer) implements Copied {}
  }

  @FunctionalInterface
  private interface Request<T extends SlackApiTextResponse> {
    T ask(MethodsClient slack) throws IOException, SlackApiException;
  }

  /** Ends the copying of a file with what came of it. */
  private static final class Ended extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Copied copied;

    Ended(Copied copied) {
      super(null, null, false, false);
      this.copied = copied;
    }

    static Ended not(Problem why) {
      return new Ended(new Copied.Not(why));
    }

    static Ended later(SlackAnswer answer) {
      return new Ended(new Copied.Later(answer));
    }
  }

  /**
   * Sends the bytes of this file to Slack once more, as the bot's own; {@link #share} shows it.
   *
   * @param most bytes that are copied
   * @param announced gets the copy's id before anything of it is with Slack
   */
  public Copied copy(String orgId, String fileId, long most, Consumer<String> announced) {
    try {
      File original = original(orgId, fileId, most);
      byte[] content = content(orgId, original);
      String name = original.getName() == null ? fileId : original.getName();
      FilesGetUploadURLExternalResponse place =
          asked(
              orgId,
              slack ->
                  slack.filesGetUploadURLExternal(r -> r.filename(name).length(content.length)),
              Problem.NOT_TAKEN);
      announced.accept(place.getFileId());
      transfer(URI.create(place.getUploadUrl()), content);
      return new Copied.Uploaded(place.getFileId(), name);
    } catch (Ended ended) {
      return ended.copied;
    }
  }

  private File original(String orgId, String fileId, long most) throws Ended {
    FilesInfoResponse info =
        asked(orgId, slack -> slack.filesInfo(r -> r.file(fileId)), Problem.NOT_READABLE);
    File file = info.getFile();
    if (file == null || "tombstone".equals(file.getMode())) {
      throw Ended.not(Problem.GONE);
    }
    if (file.isExternal() || "check_file_info".equals(file.getFileAccess())) {
      throw Ended.not(Problem.FROM_OUTSIDE);
    }
    if (file.getSize() == null) {
      throw Ended.not(Problem.NOT_READABLE);
    }
    if (file.getSize() == 0) {
      throw Ended.not(Problem.EMPTY);
    }
    if (file.getSize() > most) {
      throw Ended.not(Problem.TOO_LARGE);
    }
    return file;
  }

  private byte[] content(String orgId, File file) throws Ended {
    if (file.getUrlPrivate() == null) {
      throw Ended.not(Problem.NOT_READABLE);
    }
    URI place = URI.create(file.getUrlPrivate());
    if (!download.isOfSlack(place)) {
      throw Ended.not(Problem.FROM_OUTSIDE);
    }
    try {
      HttpResponse<InputStream> response = download.ask(orgId, place);
      try (InputStream body = response.body()) {
        check(response, file);
        int most = Math.toIntExact(file.getSize());
        byte[] content = body.readNBytes(most + 1);
        if (content.length != most) {
          throw Ended.not(Problem.NOT_READABLE);
        }
        return content;
      }
    } catch (IOException silence) {
      throw Ended.later(unread(silence));
    }
  }

  /** Where a token may not read a file, Slack shows the page on which people log in. */
  private static void check(HttpResponse<InputStream> response, File file) throws Ended {
    int status = response.statusCode();
    if (status == 404 || status == 410) {
      throw Ended.not(Problem.GONE);
    }
    if (status == 429 || status == 408 || status >= 500) {
      throw Ended.later(new SlackAnswer.NotLookedFor(new SlackAnswer.Status(status)));
    }
    String type = response.headers().firstValue("Content-Type").orElse("");
    boolean page = type.toLowerCase(Locale.ROOT).startsWith("text/html");
    if (status != 200 || (page && !"text/html".equals(file.getMimetype()))) {
      throw Ended.not(Problem.NOT_READABLE);
    }
  }

  private void transfer(URI place, byte[] content) throws Ended {
    try {
      int status = upload.transfer(place, HttpRequest.BodyPublishers.ofByteArray(content));
      if (status == 429 || status == 408 || status >= 500) {
        throw Ended.later(new SlackAnswer.NotLookedFor(new SlackAnswer.Status(status)));
      }
      if (status != 200) {
        throw Ended.not(Problem.NOT_TAKEN);
      }
    } catch (IOException silence) {
      throw Ended.later(unread(silence));
    }
  }

  /** Nothing is shown by these requests, so that a silent one leaves no doubt. */
  private static SlackAnswer unread(IOException silence) {
    return new SlackAnswer.NotLookedFor(
        new SlackAnswer.Silent(String.valueOf(silence.getMessage()), false));
  }

  private <T extends SlackApiTextResponse> T asked(
      String orgId, Request<T> request, Problem refused) throws Ended {
    try {
      T answer = request.ask(calls.patiently(orgId));
      if (answer.isOk()) {
        return answer;
      }
      throw ended(answer, refused);
    } catch (SlackApiException unserved) {
      throw Ended.later(notDone(SlackAnswer.thrown(unserved)));
    } catch (IOException silence) {
      throw Ended.later(unread(silence));
    } catch (JsonParseException notSlack) {
      throw Ended.later(new SlackAnswer.Intercepted());
    }
  }

  private static Ended ended(SlackApiTextResponse answer, Problem refused) {
    String error = String.valueOf(answer.getError());
    if (GONE.contains(error)) {
      return Ended.not(Problem.GONE);
    }
    if (NOT_SEEN.contains(error)) {
      return Ended.not(Problem.NOT_READABLE);
    }
    return switch (error) {
      // Of a file that another workspace shares, and of nothing else here.
      case "access_denied" -> Ended.not(Problem.FROM_OUTSIDE);
      case "missing_scope" -> Ended.not(Problem.NOT_ALLOWED);
      default -> {
        SlackAnswer said = notDone(SlackAnswer.failed(answer));
        yield said instanceof SlackAnswer.Refused ? Ended.not(refused) : Ended.later(said);
      }
    };
  }

  private static SlackAnswer notDone(SlackAnswer answer) {
    return answer instanceof SlackAnswer.Unclear unclear
        ? new SlackAnswer.NotLookedFor(unclear)
        : answer;
  }

  /**
   * Shows uploaded files in a conversation, all in one message.
   *
   * @param thread timestamp of the message to answer to
   * @param comment mrkdwn that stands above them
   * @return taken under the first file's id, for Slack names no timestamp
   */
  public SlackAnswer share(
      String orgId, List<Copied.Uploaded> files, String channel, String thread, String comment) {
    List<FileDetails> details =
        files.stream()
            .map(file -> FileDetails.builder().id(file.id()).title(file.name()).build())
            .toList();
    return SlackAnswer.to(() -> {
      FilesCompleteUploadExternalResponse answer =
          calls
              .patiently(orgId)
              .filesCompleteUploadExternal(r ->
                  r.files(details).channelId(channel).threadTs(thread).initialComment(comment));
      return answer.isOk()
          ? new SlackAnswer.Taken(channel, files.getFirst().id())
          : refused(answer);
    });
  }

  /** A right to files that is missing says nothing of messages, which go on. */
  private static SlackAnswer refused(SlackApiTextResponse answer) {
    return OF_FILES_ONLY.contains(String.valueOf(answer.getError()))
        ? new SlackAnswer.Refused(answer.getError())
        : SlackAnswer.failed(answer);
  }

  /** Deletes one of the bot's own files; taken, too, where it was gone before. */
  public SlackAnswer delete(String orgId, String fileId) {
    return delete(calls.patiently(orgId), fileId);
  }

  /** The same with a token that nobody else may use any more. */
  public static SlackAnswer delete(MethodsClient slack, String fileId) {
    return SlackAnswer.to(() -> {
      SlackApiTextResponse answer = slack.filesDelete(r -> r.file(fileId));
      return answer.isOk() || GONE.contains(answer.getError())
          ? new SlackAnswer.Taken("", fileId)
          : refused(answer);
    });
  }
}
