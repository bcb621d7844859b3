package dev.baton.demo.page;

import com.google.gson.JsonObject;
import dev.baton.demo.clock.AdjustableClock;
import dev.baton.sandbox.Sandbox;
import dev.baton.sandbox.json.Json;
import dev.baton.sandbox.mail.Mail;
import dev.baton.sandbox.mail.Mailbox;
import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.sse.SseClient;
import io.javalin.http.staticfiles.Location;
import java.util.Map;

/** The sandbox's page: its files, one live stream per window, and what people do there. */
public final class Page implements AutoCloseable {
  private static final String LIT = "/META-INF/resources/webjars/lit-html/3.3.2";
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
              + "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
              + "frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-cache");
  private static final String MAIL_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
          + "sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

  private final SameOrigin origin = new SameOrigin();
  private final Workspaces workspaces;
  private final Mailbox mailbox;
  private final LiveScreens live;
  private final Deeds deeds;
  private final Backstage backstage;

  /**
   * @param marks up to where its people have read
   * @param clock the sandbox's own, put forward from the page
   */
  public Page(Sandbox sandbox, ReadMarks marks, AdjustableClock clock) {
    workspaces = new Workspaces(sandbox.workspaces());
    mailbox = sandbox.mailbox();
    live = new LiveScreens(sandbox.changes(), new Screen(workspaces, marks, mailbox));
    deeds = new Deeds(marks);
    backstage = new Backstage(sandbox.exchanges(), sandbox.faults(), clock);
  }

  /** From now on a button of the page has this send a ticket as a help desk does. */
  public void helpDesk(Runnable sends) {
    backstage.sendsBy(sends);
  }

  /** Adds the page to a server. */
  public void addTo(JavalinConfig config) {
    files(config, "/", "/page");
    files(config, "/lit", LIT);
    config.routes.get("/window", this::people);
    config.routes.before("/window/{person}/live", this::mayOpen);
    config.routes.sse("/window/{person}/live", this::open);
    config.routes.post("/window/{person}/{deed}", this::act);
    config.routes.get("/window/{person}/file/{file}", this::file);
    config.routes.get("/mail/{mail}", this::mail);
    config.routes.get("/backstage", this::look);
    config.routes.post("/backstage/{fault}", this::stir);
  }

  @Override
  public void close() {
    live.close();
  }

  private static void files(JavalinConfig config, String hosted, String folder) {
    config.staticFiles.add(files -> {
      files.hostedPath = hosted;
      files.directory = folder;
      files.location = Location.CLASSPATH;
      files.headers = HEADERS;
    });
  }

  private void people(Context context) {
    origin.check(context);
    answer(context, Json.object("people", workspaces.people()));
  }

  /** Before the stream begins, because nothing can be refused afterwards. */
  private void mayOpen(Context context) {
    origin.check(context);
    workspaces.person(context.pathParam("person"));
  }

  private void open(SseClient window) {
    live.open(window.ctx().pathParam("person"), window);
  }

  private void act(Context context) {
    origin.check(context);
    var deed = context.pathParam("deed");
    if (!deeds.knows(deed)) {
      throw new NotFoundResponse("No such deed: " + deed);
    }
    var person = workspaces.person(context.pathParam("person")).person();
    var what = Json.parseObject(context.body()).orElseGet(JsonObject::new);
    answer(context, deeds.answer(deed, person, what));
  }

  private void file(Context context) {
    origin.check(context);
    var window = workspaces.person(context.pathParam("person")).person().window();
    var file =
        window
            .file(context.pathParam("file"))
            .orElseThrow(() -> new NotFoundResponse("No such file"));
    var name = file.name().replaceAll("[^A-Za-z0-9._-]", "_");
    context.header("Content-Disposition", "attachment; filename=\"" + name + "\"");
    context.header("X-Content-Type-Options", "nosniff");
    context.contentType("application/octet-stream").result(file.bytes());
  }

  private void mail(Context context) {
    origin.check(context);
    var id = context.pathParam("mail");
    var html =
        mailbox.all().stream()
            .filter(mail -> mail.id().equals(id))
            .findFirst()
            .map(Mail::html)
            .orElseThrow(() -> new NotFoundResponse("No such mail"));
    context.header("Content-Security-Policy", MAIL_POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.html(html);
  }

  private void look(Context context) {
    origin.check(context);
    var after = context.queryParam("after");
    answer(context, backstage.look(after == null ? 0 : Long.parseLong(after)));
  }

  private void stir(Context context) {
    origin.check(context);
    try {
      backstage.stir(context.pathParam("fault"));
      answer(context, new JsonObject());
    } catch (IllegalArgumentException unknown) {
      throw new BadRequestResponse(String.valueOf(unknown.getMessage()));
    }
  }

  private static void answer(Context context, JsonObject body) {
    context.header("Cache-Control", "no-store");
    context.contentType("application/json; charset=utf-8").result(body.toString());
  }
}
