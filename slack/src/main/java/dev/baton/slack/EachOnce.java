package dev.baton.slack;

import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * HTTP clients that send each request once. By itself the client sends one again when a connection
 * breaks before an answer came, follows redirects, and obeys a server that asks for the same again
 * at once; a message that had arrived would then arrive again, and nobody here would know.
 */
public final class EachOnce {
  private static final int UNAVAILABLE = 503;

  private EachOnce() {}

  /** To be built on; timeouts are for the caller to set. */
  public static OkHttpClient.Builder client() {
    return on(new OkHttpClient());
  }

  static OkHttpClient.Builder on(OkHttpClient client) {
    return client
        .newBuilder()
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .addNetworkInterceptor(chain -> withoutInvitation(chain.proceed(chain.request())));
  }

  /** {@code Retry-After: 0} on a 503 is the one invitation that no other setting declines. */
  private static Response withoutInvitation(Response response) {
    return Optional.of(response)
        .filter(answer -> answer.code() == UNAVAILABLE)
        .map(answer -> answer.newBuilder().removeHeader("Retry-After").build())
        .orElse(response);
  }
}
