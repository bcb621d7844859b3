package dev.baton.bot.login;

import dev.baton.bot.install.BrowserLanguage;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.workspace.Snapshot;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.db.Tx;
import dev.baton.db.UnstorableText;
import dev.baton.db.install.Installations;
import dev.baton.db.login.WebSessions;
import dev.baton.db.member.HistoryReaders;
import dev.baton.db.member.Members;
import dev.baton.db.member.Roles;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Permissions;
import dev.baton.web.FormBody;
import dev.baton.web.SameOrigin;
import dev.baton.web.SecretWord;
import dev.baton.web.SessionCookie;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every page passes: the path names a workspace, and a session found under that workspace's
 * policy proves it. Whoever is no full member of it any more is signed out by the asking.
 */
public final class PageGate {
  /** What every form of a page carries besides what it is for. */
  public static final String TOKEN = "token";

  private static final Pattern ORG = Pattern.compile("[A-Z0-9]{1,64}");

  private final BotParts parts;
  private final PageDrawing drawing;
  private final PageFiles files;
  private final BrowserLanguage strangers;

  public PageGate(BotParts parts, PageDrawing drawing, PageFiles files, BrowserLanguage strangers) {
    this.parts = parts;
    this.drawing = drawing;
    this.files = files;
    this.strangers = strangers;
  }

  /** A page for somebody who is signed in. */
  @FunctionalInterface
  public interface Page {
    void show(Context ctx, Visitor visitor) throws Exception;
  }

  /** What somebody who is signed in changes. */
  @FunctionalInterface
  public interface Deed {
    void answer(Context ctx, Visitor visitor, FormBody form) throws Exception;
  }

  /** What a path with a workspace in it answers, whoever asks. */
  @FunctionalInterface
  interface Open {
    void answer(Context ctx, String orgId) throws Exception;
  }

  /** Answers a path that only shows. */
  public Handler reading(Page page) {
    return guarded((ctx, orgId) -> {
      Optional<Visitor> visitor = visitor(ctx, orgId);
      if (visitor.isPresent()) {
        page.show(ctx, visitor.get());
      } else {
        notSignedIn(ctx);
      }
    });
  }

  /** Answers a path that changes something: only to forms of this visitor's own pages. */
  public Handler changing(Deed deed) {
    return guarded((ctx, orgId) -> {
      if (!SameOrigin.sent(ctx, parts.address().url())) {
        notFromHere(ctx);
        return;
      }
      Optional<Visitor> visitor = visitor(ctx, orgId);
      if (visitor.isEmpty()) {
        notSignedIn(ctx);
        return;
      }
      FormBody form = FormBody.read(ctx);
      if (SecretWord.isSame(form.field(TOKEN).orElse(""), visitor.get().formToken())) {
        deed.answer(ctx, visitor.get(), form);
      } else {
        notFromHere(ctx);
      }
    });
  }

  /** The same for whoever asks; the workspace is as the path has it, and proved by nothing. */
  Handler guarded(Open open) {
    return ctx -> {
      String orgId = ctx.pathParam("org");
      try {
        if (ORG.matcher(orgId).matches()) {
          open.answer(ctx, orgId);
        } else {
          notSignedIn(ctx);
        }
      } catch (DatabaseUnavailable away) {
        say(ctx, 503, LoginPhrase.NO_ANSWER, LoginPhrase.NO_ANSWER_NEXT);
      } catch (UnstorableText nul) {
        say(ctx, 400, LoginPhrase.NOT_READ, LoginPhrase.NOT_READ_NEXT);
      }
    };
  }

  private Optional<Visitor> visitor(Context ctx, String orgId) {
    Optional<SecretWord> carried = cookie(orgId).of(ctx);
    return carried.flatMap(word -> {
      Instant now = parts.clock().instant();
      return parts.tenants().inTransaction(orgId, tx -> visitor(tx, word, now));
    });
  }

  private Optional<Visitor> visitor(Tx tx, SecretWord word, Instant now) {
    Optional<String> id = WebSessions.in(tx).memberOf(word.digest(), now);
    if (id.isEmpty()) {
      return Optional.empty();
    }
    Permissions permissions = Roles.in(tx).permissionsOf(id.get());
    Optional<Member> member = Members.in(tx).find(id.get());
    Optional<Snapshot> people = parts.snapshots().within(tx);
    if (!Installations.in(tx).isServed() || !permissions.full() || member.isEmpty()) {
      WebSessions.in(tx).endAllOf(id.get());
      return Optional.empty();
    }
    return people.map(known ->
        new Visitor(
            known.with(List.of(member.get())),
            WorkspaceRow.in(tx).name().orElse(""),
            member.get(),
            permissions,
            HistoryReaders.in(tx).rightOf(id.get()),
            word));
  }

  SessionCookie cookie(String orgId) {
    return new SessionCookie(parts.address().url(), orgId);
  }

  /** To what no page of this server sent. */
  public void notFromHere(Context ctx) {
    say(ctx, 403, LoginPhrase.NOT_FROM_THIS_PAGE, LoginPhrase.NOT_FROM_THIS_PAGE_NEXT);
  }

  private void notSignedIn(Context ctx) {
    say(
        ctx,
        403,
        LoginPhrase.NOT_SIGNED_IN,
        LoginPhrase.NOT_SIGNED_IN_WHY,
        LoginPhrase.ASK_FOR_LINK);
  }

  /** To a stranger, in the language of their browser. */
  void say(Context ctx, int status, LoginPhrase title, LoginPhrase... paragraphs) {
    Wording words = strangers.of(ctx);
    drawing.show(
        ctx,
        status,
        PlainPage.TEMPLATE,
        new PlainPage(
            new Frame(words, words.say(title), Optional.empty(), files),
            List.of(paragraphs).stream().map(paragraph -> words.say(paragraph)).toList(),
            Optional.empty()));
  }

  /** To somebody who is signed in, instead of what they asked for. */
  public void tell(Context ctx, Visitor visitor, int status, String title, String sentence) {
    drawing.show(
        ctx,
        status,
        PlainPage.TEMPLATE,
        new PlainPage(frame(visitor, title), List.of(sentence), Optional.empty()));
  }

  Frame frameFor(Wording words, LoginPhrase title) {
    return new Frame(words, words.say(title), Optional.empty(), files);
  }

  /** What stands around a page of this visitor. */
  public Frame frame(Visitor visitor, String title) {
    return new Frame(visitor.words(), title, Optional.of(visitor), files);
  }

  public PageDrawing drawing() {
    return drawing;
  }
}
