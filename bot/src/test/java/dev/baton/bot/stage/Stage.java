package dev.baton.bot.stage;

import dev.baton.bot.BatonSurfaces;
import dev.baton.bot.Serving;
import dev.baton.bot.config.Config;
import dev.baton.db.DatabaseUrl;
import dev.baton.db.testing.FreshDatabase;
import dev.baton.sandbox.Sandbox;
import dev.baton.sandbox.SandboxConfig;
import dev.baton.sandbox.people.Person;
import dev.baton.sandbox.people.SlackWorkspace;
import dev.baton.sandbox.slack.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The whole bot as {@code serve} wires it, on a real PostgreSQL, talking over HTTP with a sandbox
 * that plays Acme's support team. All clocks are one.
 */
public final class Stage implements AutoCloseable {
  public static final String ORG = "T0ACME";
  public static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  public static final String WEBHOOK_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  /** Requests a second that no machine sends: tests of other things do not meet the limit. */
  public static final String OUT_OF_REACH = "1000000";

  /** Three tiers; Billing goes to Marco's team, everything else to Nina. */
  public static final String MATRIX =
      """
      from_tier,to_tier,category,priority,criteria,checklist,owner,backup_owner,pick,lead,backup_lead,manager,accept_within,channel
      T1,T2,Billing,,An invoice or a refund is wrong,Invoice number noted|Plan checked,marco@acme.test,nina@acme.test,order,lena@acme.test,omar@acme.test,bo@acme.test,1h,
      T1,T2,Login,,Sign-in fails after a reset,,nina@acme.test|marco@acme.test,,least,lena@acme.test,omar@acme.test,bo@acme.test,1h,
      T2,T3,Billing|Login,,It needs a change in the code,,tara@acme.test,,order,theo@acme.test,lena@acme.test,bo@acme.test,2h,
      T2,T1,,,The answer is known,,,,,ines@acme.test,lena@acme.test,bo@acme.test,4h,
      T3,T2,,,The defect is mended,,,,,lena@acme.test,omar@acme.test,bo@acme.test,4h,
      """;

  private final Sandbox sandbox;
  private final SlackWorkspace acme;
  private final Serving serving;
  private final FreshDatabase fresh;
  private final TickingClock clock = new TickingClock();

  public final Person ana;
  public final Person ben;
  public final Person marco;
  public final Person nina;
  public final Person lena;
  public final Person omar;
  public final Person tara;
  public final Person theo;
  public final Person ines;
  public final Person bo;

  private Stage(
      FreshDatabase fresh, String matrix, Set<String> extras, Map<String, String> settings) {
    this.fresh = fresh;
    this.sandbox =
        Sandbox.start(SandboxConfig.defaults().onClock(clock).answerWithin(Duration.ofSeconds(30)));
    this.acme =
        sandbox.workspace(ORG, "Acme").shortcut("Escalate this message", "escalate_message");
    ana = acme.person("ana@acme.test", "Ana Ruiz");
    ben = acme.person("ben@acme.test", "Ben Okafor");
    marco = acme.person("marco@acme.test", "Marco Rossi");
    nina = acme.person("nina@acme.test", "Nina Holm");
    lena = acme.person("lena@acme.test", "Lena Fischer");
    omar = acme.person("omar@acme.test", "Omar Haddad");
    tara = acme.person("tara@acme.test", "Tara Singh");
    theo = acme.person("theo@acme.test", "Theo Brandt");
    ines = acme.person("ines@acme.test", "Ines Costa");
    bo = acme.person("bo@acme.test", "Bo Lind").as(Role.ADMIN);
    extras.forEach(email -> acme.person(email, email.substring(0, email.indexOf('@'))));
    this.serving =
        Serving.start(
            config(settings), clock, Optional.of(file(matrix).toString()), BatonSurfaces::build);
    acme.connectBot(
        URI.create("http://127.0.0.1:" + serving.port() + "/slack/events"), SIGNING_SECRET);
  }

  /** Acme with {@link #MATRIX}, email on. */
  public static Stage open(FreshDatabase fresh) {
    return new Stage(fresh, MATRIX, Set.of(), Map.of());
  }

  /** Acme with another matrix and more people, named by what stands before the @. */
  public static Stage open(FreshDatabase fresh, String matrix, Set<String> extras) {
    return new Stage(fresh, matrix, extras, Map.of());
  }

  /** Acme with settings changed; an empty value leaves one out. */
  public static Stage open(FreshDatabase fresh, Map<String, String> settings) {
    return new Stage(fresh, MATRIX, Set.of(), settings);
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public SlackWorkspace acme() {
    return acme;
  }

  public FreshDatabase database() {
    return fresh;
  }

  public TickingClock clock() {
    return clock;
  }

  /** Every path that the bot answers, as {@code GET /healthz}. */
  public List<String> paths() {
    return serving.paths();
  }

  /** Where the bot listens, without a slash at the end. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + serving.port());
  }

  @Override
  public void close() {
    serving.close();
    sandbox.close();
  }

  private Config config(Map<String, String> settings) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("PORT", "0");
    environment.put("DATABASE_URL", address(fresh.appUrl()));
    environment.put("SLACK_SIGNING_SECRET", SIGNING_SECRET);
    environment.put("SLACK_BOT_TOKEN", acme.botToken());
    environment.put("SLACK_API_URL", sandbox.slackApiUrl());
    environment.put("RESEND_API_KEY", sandbox.resendKey());
    environment.put("RESEND_API_URL", sandbox.resendApiUrl());
    environment.put("MAIL_FROM", "Baton <baton@acme.test>");
    environment.put("RESEND_WEBHOOK_SECRET", WEBHOOK_SECRET);
    environment.put("WORKSPACE_RATE", OUT_OF_REACH);
    environment.putAll(settings);
    environment.values().removeIf(String::isEmpty);
    return switch (Config.read(environment, Set.of(Config.Need.SIGNING_SECRET))) {
      case Config.Read(var config) -> config;
      case Config.Faulty(var faults) -> throw new IllegalArgumentException(faults.toString());
    };
  }

  private static String address(DatabaseUrl url) {
    String separator = url.jdbc().contains("?") ? "&" : "?";
    return "%s%suser=%s&password=%s"
        .formatted(url.jdbc(), separator, url.user().orElseThrow(), url.password().orElseThrow());
  }

  private static Path file(String matrix) {
    try {
      Path file = Files.createTempFile("matrix", ".csv");
      file.toFile().deleteOnExit();
      return Files.writeString(file, matrix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
