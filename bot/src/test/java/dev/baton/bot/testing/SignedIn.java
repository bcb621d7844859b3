package dev.baton.bot.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody of a workspace with a browser that is signed in to Baton's pages. */
public final class SignedIn {
  private static final Pattern LINK = Pattern.compile("(http[^|>\"\\\\]+/login/[A-Za-z0-9_-]+)");
  private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([0-9a-f]+)\"");

  private final TestWorkspace workspace;
  private final Browser browser;

  private SignedIn(TestWorkspace workspace, Browser browser) {
    this.workspace = workspace;
    this.browser = browser;
  }

  /** Asks for a link in Slack, opens it and says yes. */
  public static SignedIn as(TestWorkspace workspace, String name) {
    Browser browser = workspace.bot().browser();
    URI link = link(workspace, name);
    assertThat(browser.open(link).statusCode()).isEqualTo(200);
    HttpResponse<String> went = browser.post(link);
    assertThat(went.statusCode()).as(went.body()).isEqualTo(303);
    return new SignedIn(workspace, browser);
  }

  /** The address that Baton gives to who types {@code /escalation-log board}. */
  public static URI link(TestWorkspace workspace, String name) {
    String said = workspace.person(name).types("/escalation-log board").reply().json().toString();
    Matcher found = LINK.matcher(said);
    assertThat(found.find()).as(said).isTrue();
    return URI.create(found.group(1));
  }

  public Browser browser() {
    return browser;
  }

  /** A path of their workspace, such as {@code /board}. */
  public URI address(String path) {
    return workspace.bot().address("/w/" + workspace.orgId() + path);
  }

  public HttpResponse<String> open(String path) {
    return browser.open(address(path));
  }

  /**
   * What a link on a page of that site leads to.
   *
   * @param site as browsers call it, such as {@code same-origin}
   */
  public HttpResponse<String> fetch(String path, String site) {
    return browser.send(HttpRequest.newBuilder(address(path)).header("Sec-Fetch-Site", site));
  }

  /** The same where the page has what this tag names. */
  public HttpResponse<String> poll(String path, String etag) {
    return browser.send(HttpRequest.newBuilder(address(path)).header("If-None-Match", etag));
  }

  /** What the forms of their pages carry. */
  public String token() {
    Matcher found = TOKEN.matcher(open("/board").body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  /** Moves a ticket as its card does; the sentence that comes back is in the body. */
  public HttpResponse<String> move(String ticket, String from, String column) {
    return browser.post(
        address("/tickets/" + ticket + "/status"),
        "token",
        token(),
        "from",
        from,
        "column",
        column);
  }
}
