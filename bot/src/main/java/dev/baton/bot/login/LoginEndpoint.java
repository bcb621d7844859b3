package dev.baton.bot.login;

import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.Tx;
import dev.baton.db.install.Installations;
import dev.baton.db.login.LoginLinks;
import dev.baton.db.login.WebSessions;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.log.AuditEntry;
import dev.baton.escalation.log.AuditKind;
import dev.baton.escalation.member.Member;
import dev.baton.web.Endpoint;
import dev.baton.web.SameOrigin;
import dev.baton.web.SecretWord;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signing in by the link from Slack, and signing out. Opening the link only shows whom it would
 * sign in, so that whatever looks into links before people do uses none up.
 */
public final class LoginEndpoint implements Endpoint {
  private static final String SURFACE = "browser";

  private final BotParts parts;
  private final PageGate gate;
  private final SecureRandom random = new SecureRandom();

  public LoginEndpoint(BotParts parts, PageGate gate) {
    this.parts = parts;
    this.gate = gate;
  }

  @Override
  public void open(JavalinDefaultRoutingApi routes) {
    routes.get("/w/{org}/login/{secret}", gate.guarded(this::ask));
    routes.post("/w/{org}/login/{secret}", gate.guarded(this::signIn));
    routes.post("/w/{org}/logout", gate.changing((ctx, visitor, _) -> signOut(ctx, visitor)));
    routes.post(
        "/w/{org}/logout/everywhere",
        gate.changing((ctx, visitor, _) -> signOutEverywhere(ctx, visitor)));
  }

  private record Meant(Member member, String workspace) {}

  private void ask(Context ctx, String orgId) {
    SecretWord secret = new SecretWord(ctx.pathParam("secret"));
    Instant now = parts.clock().instant();
    Optional<Meant> meant =
        parts
            .tenants()
            .inTransaction(
                orgId,
                tx ->
                    LoginLinks.in(tx).memberOf(secret.digest(), now).flatMap(id -> meant(tx, id)));
    if (meant.isEmpty()) {
      gate.say(ctx, 403, LoginPhrase.LINK_OVER, LoginPhrase.ASK_FOR_LINK);
      return;
    }
    Wording words = wordsFor(orgId, meant.get().member());
    String person = meant.get().member().name();
    gate.drawing()
        .show(
            ctx,
            200,
            PlainPage.TEMPLATE,
            new PlainPage(
                gate.frameFor(words, LoginPhrase.SIGN_IN),
                List.of(
                    words.say(
                        LoginPhrase.CONTINUE_AS,
                        "person",
                        person,
                        "workspace",
                        meant.get().workspace()),
                    words.say(LoginPhrase.LINK_EXPLAINED),
                    words.say(LoginPhrase.NOT_YOU)),
                Optional.of(words.say(LoginPhrase.CONTINUE, "person", person))));
  }

  private Wording wordsFor(String orgId, Member member) {
    return parts
        .snapshots()
        .inMemory(orgId)
        .map(people -> people.wordingFor(member))
        .orElseGet(() -> parts.snapshots().wordingFor(orgId, member.id()));
  }

  /** Only a full member of a workspace that has Baton. */
  private static Optional<Meant> meant(Tx tx, String id) {
    return Installations.in(tx).isServed() && Roles.in(tx).permissionsOf(id).full()
        ? Members.in(tx)
            .find(id)
            .map(member -> new Meant(member, WorkspaceRow.in(tx).name().orElse("")))
        : Optional.empty();
  }

  private void signIn(Context ctx, String orgId) {
    if (!SameOrigin.sent(ctx, parts.address().url())) {
      gate.notFromHere(ctx);
      return;
    }
    SecretWord link = new SecretWord(ctx.pathParam("secret"));
    SecretWord session = SecretWord.next(random);
    Optional<SecretWord> before = gate.cookie(orgId).of(ctx);
    Instant now = parts.clock().instant();
    Optional<Meant> signedIn =
        parts
            .tenants()
            .inTransaction(
                orgId,
                tx -> {
                  Optional<Meant> meant =
                      LoginLinks.in(tx).use(link.digest(), now).flatMap(id -> meant(tx, id));
                  meant.ifPresent(who -> begin(tx, who.member(), before, session, now));
                  return meant;
                });
    if (signedIn.isEmpty()) {
      gate.say(ctx, 403, LoginPhrase.LINK_OVER, LoginPhrase.ASK_FOR_LINK);
      return;
    }
    gate.cookie(orgId).give(ctx, session, WebSessions.LIFE);
    ctx.status(303).header("Location", "/w/" + orgId + "/board");
  }

  /** What the browser carried before ends, whoever put it there. */
  private static void begin(
      Tx tx, Member member, Optional<SecretWord> before, SecretWord session, Instant now) {
    before.ifPresent(old -> WebSessions.in(tx).end(old.digest()));
    WebSessions.in(tx).begin(member.id(), session.digest(), now);
    tx.audit(
        new AuditEntry(
            AuditKind.SESSION_BEGUN, now, member.id(), SURFACE, Optional.empty(), Map.of()));
  }

  private void signOut(Context ctx, Visitor visitor) {
    parts
        .tenants()
        .inTransaction(
            visitor.orgId(),
            tx -> {
              WebSessions.in(tx).end(visitor.session().digest());
              return true;
            });
    gate.cookie(visitor.orgId()).take(ctx);
    gate.say(ctx, 200, LoginPhrase.SIGNED_OUT, LoginPhrase.ASK_FOR_LINK);
  }

  private void signOutEverywhere(Context ctx, Visitor visitor) {
    Instant now = parts.clock().instant();
    parts
        .tenants()
        .inTransaction(
            visitor.orgId(),
            tx -> {
              WebSessions.in(tx).endAllOf(visitor.id());
              tx.audit(
                  new AuditEntry(
                      AuditKind.SESSIONS_ENDED,
                      now,
                      visitor.id(),
                      SURFACE,
                      Optional.empty(),
                      Map.of()));
              return true;
            });
    gate.cookie(visitor.orgId()).take(ctx);
    gate.say(ctx, 200, LoginPhrase.SIGNED_OUT_EVERYWHERE, LoginPhrase.ASK_FOR_LINK);
  }
}
