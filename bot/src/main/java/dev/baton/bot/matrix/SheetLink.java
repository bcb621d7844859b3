package dev.baton.bot.matrix;

import dev.baton.matrix.Names;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The address of a Google Sheet as CSV. Judged in the same parsed form that is connected to, so
 * that no second reading of the text can name another host.
 *
 * @param url without user, port or fragment
 */
public record SheetLink(HttpUrl url) {
  private static final String HOST = "docs.google.com";
  private static final Pattern PUBLISHED =
      Pattern.compile("/spreadsheets/d/e/[A-Za-z0-9_-]{10,200}/pub");
  private static final Pattern EXPORTED =
      Pattern.compile("/spreadsheets/d/[A-Za-z0-9_-]{10,200}/export");
  private static final Pattern TAB = Pattern.compile("(?:^|[&?])gid=([0-9]{1,20})(?=&|$)");

  // Where Google answers with the file itself, such as doc-0s-80-sheets.googleusercontent.com.
  private static final Pattern FILES =
      Pattern.compile("[a-z0-9-]+-sheets\\.googleusercontent\\.com");

  /** Whether this is meant as an address and not as the name of a file. */
  static boolean isMeant(String text) {
    return text.strip().toLowerCase(Locale.ROOT).matches("[a-z][a-z0-9+.-]{1,20}://.*");
  }

  /** Empty for anything but a link that Google gives out for a sheet as CSV. */
  public static Optional<SheetLink> of(String text) {
    return Optional.ofNullable(HttpUrl.parse(Names.strip(text)))
        .map(SheetLink::ofTab)
        .filter(SheetLink::isSheet)
        .map(SheetLink::new);
  }

  /** The tab that the browser showed stands behind {@code #}, where no server sees it. */
  private static HttpUrl ofTab(HttpUrl url) {
    HttpUrl.Builder sent = url.newBuilder().fragment(null);
    Matcher tab = TAB.matcher(url.fragment() == null ? "" : url.fragment());
    return tab.find() ? sent.setQueryParameter("gid", tab.group(1)).build() : sent.build();
  }

  /** Where an answer points on to; empty when that is not the same service. */
  Optional<SheetLink> redirectedTo(@Nullable String location) {
    return Optional.ofNullable(location)
        .map(url::resolve)
        .filter(next -> isSheet(next) || isFile(next))
        .map(SheetLink::new);
  }

  /** For the history of versions: enough to know it again, not enough to open it. */
  public String shownName() {
    int id = url.encodedPath().startsWith("/spreadsheets/d/e/") ? 3 : 2;
    return "docs.google.com/" + url.pathSegments().get(id).substring(0, 8) + "…";
  }

  private static boolean isSheet(HttpUrl url) {
    if (!isPlain(url) || !url.host().equals(HOST)) {
      return false;
    }
    String path = url.encodedPath();
    return (PUBLISHED.matcher(path).matches() && "csv".equals(url.queryParameter("output")))
        || (EXPORTED.matcher(path).matches() && "csv".equals(url.queryParameter("format")));
  }

  private static boolean isFile(HttpUrl url) {
    return isPlain(url) && FILES.matcher(url.host()).matches();
  }

  private static boolean isPlain(HttpUrl url) {
    return url.isHttps()
        && url.port() == HttpUrl.defaultPort("https")
        && url.encodedUsername().isEmpty()
        && url.encodedPassword().isEmpty();
  }
}
