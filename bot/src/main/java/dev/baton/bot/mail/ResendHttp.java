package dev.baton.bot.mail;

import com.resend.core.net.HttpMethod;
import com.resend.core.net.IHttpClient;
import com.resend.core.net.RequestOptions;
import dev.baton.slack.EachOnce;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's way out, with what its own client lacks: a base address that can be set, timeouts, and
 * the answer's headers.
 */
final class ResendHttp implements IHttpClient<String> {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final String baseUrl;
  private final OkHttpClient client;

  ResendHttp(URI baseUrl, Duration patience) {
    this.baseUrl = baseUrl.toString();
    this.client =
        EachOnce.client()
            .connectTimeout(CONNECT)
            .readTimeout(patience)
            .callTimeout(patience)
            .build();
  }

  @Override
  public ResendAnswer perform(
      String path, String apiKey, HttpMethod method, @Nullable String payload, MediaType type) {
    return perform(path, apiKey, method, payload, type, Map.of());
  }

  @Override
  public ResendAnswer perform(
      String path,
      String apiKey,
      HttpMethod method,
      @Nullable String payload,
      MediaType type,
      RequestOptions options) {
    return perform(
        path,
        apiKey,
        method,
        payload,
        type,
        Map.of("Idempotency-Key", options.getIdempotencyKey()));
  }

  /** Throws {@link UncheckedIOException} when no whole answer came in time. */
  @Override
  public ResendAnswer perform(
      String path,
      String apiKey,
      HttpMethod method,
      @Nullable String payload,
      MediaType type,
      Map<String, String> headers) {
    Request request =
        new Request.Builder()
            .url(baseUrl + path)
            .headers(Headers.of(headers))
            .header("Authorization", "Bearer " + apiKey)
            .header("User-Agent", "baton")
            .method(method.name(), payload == null ? null : RequestBody.create(payload, type))
            .build();
    try (Response response = client.newCall(request).execute()) {
      return new ResendAnswer(response.code(), response.body().string(), response.headers());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ResendAnswer performMultipart(
      String path,
      String apiKey,
      HttpMethod method,
      File file,
      MediaType type,
      Map<String, String> fields) {
    throw noFiles();
  }

  @Override
  public ResendAnswer performMultipart(
      String path,
      String apiKey,
      HttpMethod method,
      File file,
      MediaType type,
      Map<String, String> fields,
      RequestOptions options) {
    throw noFiles();
  }

  @Override
  public ResendAnswer performMultipart(
      String path,
      String apiKey,
      HttpMethod method,
      byte[] file,
      String name,
      MediaType type,
      Map<String, String> fields) {
    throw noFiles();
  }

  @Override
  public ResendAnswer performMultipart(
      String path,
      String apiKey,
      HttpMethod method,
      byte[] file,
      String name,
      MediaType type,
      Map<String, String> fields,
      RequestOptions options) {
    throw noFiles();
  }

  private static UnsupportedOperationException noFiles() {
    return new UnsupportedOperationException("Baton uploads no files to Resend");
  }
}
