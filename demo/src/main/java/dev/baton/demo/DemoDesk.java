package dev.baton.demo;

import dev.baton.bot.config.Config;
import dev.baton.bot.helpdesk.ConnectionSecrets;
import dev.baton.bot.helpdesk.OpenedConnection;
import dev.baton.db.Tenants;
import dev.baton.db.Tx;
import dev.baton.db.escalate.Tickets;
import dev.baton.db.helpdesk.ConnectionRow;
import dev.baton.db.helpdesk.Connections;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.escalation.member.Baton;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.sandbox.json.Json;
import dev.baton.web.Hmac;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** A help desk that sends tickets to the bot as any program does: by HTTP, signed. */
final class DemoDesk {
  private static final String NAME = "Acme's help desk";
  private static final int FIRST_TICKET = 1060;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration ASKED_BEFORE = Duration.ofMinutes(5);
  private static final Duration READ_WITHIN = Duration.ofMinutes(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** The first is of the account at risk. */
  private static final List<Map<String, String>> TICKETS =
      List.of(
          Map.of(
              "title", "Orders fail at the checkout",
              "description",
                  "<p>Since this morning <b>every third order</b> fails.<br>We lose sales.</p>",
              "contact", "Kim Novak, Initech",
              "priority", "urgent",
              "category", "Login",
              "account", "Initech"),
          Map.of(
              "title", "An invoice is missing",
              "description", "The invoice of last month is not in our portal.",
              "contact", "Lee Park, Globex",
              "priority", "normal",
              "category", "Billing",
              "account", "Globex"),
          Map.of(
              "title", "The report takes an hour",
              "description", "<div>It took minutes before.</div>",
              "contact", "Pat Moss, Hooli",
              "priority", "high",
              "category", "Reports",
              "account", "Hooli"));

  private final Tenants tenants;
  private final UUID connection;
  private final URI address;
  private final String secret;
  private final InstantSource clock;
  private final HttpClient http = HttpClient.newHttpClient();
  private int sent;

  private DemoDesk(Tenants tenants, URI bot, OpenedConnection opened, InstantSource clock) {
    this.tenants = tenants;
    this.connection = opened.id();
    this.address = bot.resolve("/hooks/" + opened.path());
    this.secret = opened.secret().reveal();
    this.clock = clock;
  }

  /**
   * Connects it anew; the connection of the start before is switched off.
   *
   * @param bot where the bot listens
   */
  static DemoDesk connect(Tenants tenants, Config config, URI bot, InstantSource clock) {
    ConnectionSecrets secrets = ConnectionSecrets.of(config).orElseThrow();
    OpenedConnection opened =
        tenants.inBackground(DemoWorkspace.ID, tx -> opened(tx, secrets, clock.instant()));
    return new DemoDesk(tenants, bot, opened, clock);
  }

  private static OpenedConnection opened(Tx tx, ConnectionSecrets secrets, Instant now) {
    Connections.in(tx).all().stream()
        .filter(ConnectionRow::isOn)
        .filter(row -> row.name().equals(NAME))
        .forEach(row -> Connections.in(tx).switchOff(row.id(), Baton.ID, now));
    return OpenedConnection.create(tx, secrets, NAME, Baton.ID, now).orElseThrow();
  }

  /** Tells of every customer: what they pay, how they are, who looks after them. */
  void tellOfAccounts() {
    DemoAccounts.told(clock.instant()).forEach(account -> send("account.updated", account));
    awaitRead();
  }

  /** Until the bot read everything that was sent. */
  void awaitRead() {
    Instant late = Instant.now().plus(READ_WITHIN);
    while (isWaiting()) {
      if (Instant.now().isAfter(late)) {
        throw new IllegalStateException("The bot did not read what the help desk sent");
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private boolean isWaiting() {
    return tenants.inTransaction(
        DemoWorkspace.ID, tx -> !InboundEvents.in(tx).waiting(connection, 1).isEmpty());
  }

  /** Sends one more ticket, under a key that nobody used yet. */
  synchronized void sendNext() {
    Map<String, String> ticket = new HashMap<>(TICKETS.get(sent++ % TICKETS.size()));
    ticket.put("key", nextKey());
    ticket.put("opened", clock.instant().minus(ASKED_BEFORE).toString());
    send("ticket.created", ticket);
  }

  private String nextKey() {
    return tenants.inTransaction(
        DemoWorkspace.ID,
        tx -> {
          int number = FIRST_TICKET;
          while (Tickets.in(tx)
              .find(TicketKeyFormat.DEFAULT.parse("ZD-" + number).orElseThrow())
              .isPresent()) {
            number++;
          }
          return "ZD-" + number;
        });
  }

  void send(String type, Map<String, String> data) {
    Instant now = clock.instant();
    String body =
        Json.object("type", type, "timestamp", now.toString(), "data", Json.of(data)).toString();
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String id =
        "msg_"
            + now.toEpochMilli()
            + "_"
            + data.getOrDefault("key", data.getOrDefault("account", "")).replace(' ', '_');
    String seconds = String.valueOf(now.getEpochSecond());
    byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
    String signature =
        "v1,"
            + Base64.getEncoder()
                .encodeToString(new Hmac(key).sign(id + "." + seconds + ".", bytes));
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("webhook-id", id)
            .header("webhook-timestamp", seconds)
            .header("webhook-signature", signature)
            .POST(BodyPublishers.ofByteArray(bytes))
            .build();
    try {
      int status = http.send(request, BodyHandlers.discarding()).statusCode();
      if (status >= 300) {
        throw new IllegalStateException("The bot answered the help desk with " + status);
      }
    } catch (IOException away) {
      throw new IllegalStateException("The bot did not answer the help desk", away);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
