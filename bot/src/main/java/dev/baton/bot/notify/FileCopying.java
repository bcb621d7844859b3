package dev.baton.bot.notify;

import static dev.baton.bot.phrases.Arg.everyOf;
import static java.util.Objects.requireNonNull;

import dev.baton.bot.phrases.Wording;
import dev.baton.db.Tenants;
import dev.baton.db.file.Attachments;
import dev.baton.db.file.FileCopies;
import dev.baton.db.notify.DeliveryQueue;
import dev.baton.escalation.escalate.AttachedFile;
import dev.baton.escalation.escalate.EscalationRef;
import dev.baton.escalation.escalate.FileTrouble;
import dev.baton.escalation.escalate.GivenFile;
import dev.baton.escalation.notify.CopyOfFile;
import dev.baton.escalation.notify.Delivery;
import dev.baton.slack.MessageBuilder;
import dev.baton.slack.SlackAnswer;
import dev.baton.slack.SlackCalls;
import dev.baton.slack.SlackFiles;
import dev.baton.slack.SlackFiles.Copied;
import dev.baton.slack.SlackMessage;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts Baton's own copies of a request's files under the request of somebody asked. Each copy is
 * noted before its bytes are sent, so that an unclear attempt can be looked for, and what it left
 * be deleted before another is made.
 */
final class FileCopying {
  private final Tenants tenants;
  private final SlackFiles files;
  private final InstantSource clock;

  FileCopying(Tenants tenants, SlackCalls calls, InstantSource clock) {
    this.tenants = tenants;
    this.files = new SlackFiles(calls);
    this.clock = clock;
  }

  /**
   * What one person is to get.
   *
   * @param missing files that they have no copy of
   * @param begun what earlier attempts announced to Slack
   * @param request where their request stands
   * @param words theirs
   */
  record Batch(
      Delivery delivery,
      List<AttachedFile> missing,
      List<CopyOfFile> begun,
      MessagePlace request,
      String ticket,
      Wording words) {
    Batch {
      requireNonNull(delivery);
      missing = List.copyOf(missing);
      begun = List.copyOf(begun);
      requireNonNull(request);
    }
  }

  /** A message in Slack. */
  record MessagePlace(String channel, String ts) {}

  /** Notes that what was announced stands in the conversation. */
  void found(String orgId, Batch batch) {
    noted(orgId, copies -> copies.shared(batch.begun()));
  }

  /** Copies what is missing and shows it, or says why it cannot. */
  SlackAnswer copy(String orgId, Batch batch, SlackPost slack) {
    Optional<SlackAnswer> unclear = cleared(orgId, batch);
    if (unclear.isPresent()) {
      return unclear.get();
    }
    List<Copied.Uploaded> uploaded = new ArrayList<>();
    List<CopyOfFile> copies = new ArrayList<>();
    List<AttachedFile> copied = new ArrayList<>();
    List<AttachedFile> failed = new ArrayList<>();
    for (AttachedFile attached : batch.missing()) {
      switch (copyOne(orgId, batch.delivery(), attached)) {
        case Copied.Later(SlackAnswer answer) -> {
          return answer;
        }
        case Copied.Not(SlackFiles.Problem why) -> {
          troubled(orgId, batch.delivery(), attached, Optional.of(trouble(why)));
          failed.add(withTrouble(attached, trouble(why)));
        }
        case Copied.Uploaded file -> {
          uploaded.add(file);
          copies.add(new CopyOfFile(file.id(), attached.position()));
          copied.add(attached);
        }
      }
    }
    SlackAnswer answer = shown(orgId, batch, slack, uploaded, copied, failed);
    if (answer instanceof SlackAnswer.Taken && !copies.isEmpty()) {
      noted(orgId, all -> all.shared(copies));
      copied.forEach(each -> troubled(orgId, batch.delivery(), each, Optional.empty()));
    }
    return answer;
  }

  private SlackAnswer shown(
      String orgId,
      Batch batch,
      SlackPost slack,
      List<Copied.Uploaded> uploaded,
      List<AttachedFile> copied,
      List<AttachedFile> failed) {
    FileText text = new FileText(batch.words());
    List<String> lines = new ArrayList<>();
    if (!copied.isEmpty()) {
      lines.add(
          batch
              .words()
              .say(
                  NotifyPhrase.FILES_OF,
                  "ticket",
                  batch.ticket(),
                  "files",
                  everyOf(copied.stream().map(each -> each.file().name()).toList())));
    }
    failed.forEach(each -> text.trouble(each).ifPresent(lines::add));
    MessagePlace request = batch.request();
    if (uploaded.isEmpty()) {
      return slack.post(request.channel(), message(batch, lines), Optional.of(request.ts()));
    }
    return files.share(orgId, uploaded, request.channel(), request.ts(), String.join("\n", lines));
  }

  private static SlackMessage message(Batch batch, List<String> lines) {
    MessageBuilder message =
        new MessageBuilder(batch.delivery().id(), batch.words().say(NotifyPhrase.REST_IN_LOG));
    lines.forEach(message::say);
    return message.build();
  }

  private Copied copyOne(String orgId, Delivery delivery, AttachedFile attached) {
    return files.copy(
        orgId,
        attached.file().id(),
        GivenFile.LARGEST,
        id ->
            noted(
                orgId, copies -> copies.begin(delivery, new CopyOfFile(id, attached.position()))));
  }

  /** What earlier attempts left unseen is deleted; an answer where Slack does not say so. */
  private Optional<SlackAnswer> cleared(String orgId, Batch batch) {
    for (CopyOfFile begun : batch.begun()) {
      switch (files.delete(orgId, begun.id())) {
        case SlackAnswer.Taken _ -> noted(orgId, copies -> copies.deleted(List.of(begun)));
        case SlackAnswer.Refused _ -> noted(orgId, copies -> copies.kept(begun));
        case SlackAnswer.Unclear unclear -> {
          return Optional.of(new SlackAnswer.NotLookedFor(unclear));
        }
        case SlackAnswer other -> {
          return Optional.of(other);
        }
      }
    }
    return Optional.empty();
  }

  private void noted(String orgId, Consumer<FileCopies> note) {
    tenants.inBackground(
        orgId,
        tx -> {
          note.accept(FileCopies.in(tx));
          return true;
        });
  }

  /** Whoever reads of the request reads of it too. */
  private void troubled(
      String orgId, Delivery delivery, AttachedFile attached, Optional<FileTrouble> why) {
    EscalationRef ref = delivery.escalation().orElseThrow();
    tenants.inBackground(
        orgId,
        tx -> {
          if (Attachments.in(tx).trouble(ref, attached.position(), why)) {
            DeliveryQueue.in(tx).redraw(ref, clock.instant());
          }
          return true;
        });
  }

  private static AttachedFile withTrouble(AttachedFile of, FileTrouble why) {
    return new AttachedFile(
        of.position(), of.file(), of.by(), of.at(), of.information(), Optional.of(why));
  }

  private static FileTrouble trouble(SlackFiles.Problem problem) {
    return switch (problem) {
      case GONE -> FileTrouble.GONE;
      case NOT_READABLE -> FileTrouble.NOT_READABLE;
      case FROM_OUTSIDE -> FileTrouble.FROM_OUTSIDE;
      case TOO_LARGE -> FileTrouble.TOO_LARGE;
      case EMPTY -> FileTrouble.EMPTY;
      case NOT_ALLOWED -> FileTrouble.NOT_ALLOWED;
      case NOT_TAKEN -> FileTrouble.NOT_TAKEN;
    };
  }
}
