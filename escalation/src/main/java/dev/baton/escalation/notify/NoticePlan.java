package dev.baton.escalation.notify;

import dev.baton.escalation.decide.AskingCause;
import dev.baton.escalation.escalate.Escalation;
import dev.baton.escalation.escalate.Question;
import dev.baton.escalation.escalate.Recipient;
import dev.baton.escalation.escalate.Settlement;
import dev.baton.escalation.member.Baton;
import dev.baton.matrix.OncallKey;
import dev.baton.matrix.Priority;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who is told what: one notice per person and event, their roles merged. */
public final class NoticePlan {
  private NoticePlan() {}

  /**
   * A request to everybody asked, with copies of its files, a copy to the channel, a receipt, and
   * word to an owner who did not ask.
   */
  public static List<PlannedDelivery> onFiled(Escalation escalation) {
    List<PlannedDelivery> plan = new ArrayList<>();
    for (Recipient recipient : escalation.recipients()) {
      Set<NoticeRole> roles = EnumSet.of(NoticeRole.DECIDER);
      if (escalation.wasOwnedBy(recipient.member())) {
        roles.add(NoticeRole.PREVIOUS_OWNER);
      }
      plan.add(new PlannedDelivery(new Notice.Request(), Medium.SLACK, recipient.member(), roles));
      plan.addAll(copies(escalation, recipient));
    }
    escalation
        .route()
        .channel()
        .ifPresent(id -> plan.add(slack(new Notice.ChannelCopy(), id, NoticeRole.CHANNEL)));
    if (!escalation.isOfBaton()) {
      plan.add(slack(new Notice.Receipt(), escalation.requester(), NoticeRole.REQUESTER));
    }
    escalation
        .previousOwner()
        .filter(owner -> !owner.equals(escalation.requester()) && !escalation.wasSentTo(owner))
        .ifPresent(
            owner -> plan.add(slack(new Notice.OwnerTold(), owner, NoticeRole.PREVIOUS_OWNER)));
    return plan;
  }

  /**
   * Calls PagerDuty where the route says so and it is a P1: besides all the others, never instead.
   */
  public static List<PlannedDelivery> onCall(Escalation filed, Optional<OncallKey> oncall) {
    return oncall
        .filter(_ -> filed.priority() == Priority.P1)
        .map(key ->
            new PlannedDelivery(
                new Notice.OncallTriggered(),
                Medium.ONCALL,
                key.fingerprint(),
                Set.of(NoticeRole.OUTSIDE)))
        .stream()
        .toList();
  }

  /** A request to somebody who is to decide as well from now on, unless they have it already. */
  public static List<PlannedDelivery> onAsked(Escalation before, Recipient to) {
    if (before.wasSentTo(to.member())) {
      return List.of();
    }
    List<PlannedDelivery> plan = new ArrayList<>();
    plan.add(slack(new Notice.Request(), to.member(), NoticeRole.DECIDER));
    plan.addAll(copies(before, to));
    return plan;
  }

  /** What was added, to be copied for everybody asked who has no copy of it. */
  public static List<PlannedDelivery> onFilesAdded(Escalation escalation) {
    return escalation.recipients().stream().flatMap(to -> copies(escalation, to).stream()).toList();
  }

  private static List<PlannedDelivery> copies(Escalation escalation, Recipient to) {
    return escalation.files().isEmpty()
        ? List.of()
        : List.of(slack(new Notice.FileCopy(), to.member(), NoticeRole.DECIDER));
  }

  /**
   * A request to everybody who may decide it from now on and could not before, and word of who has
   * it now to requester and owner.
   *
   * @param before the escalation as it was until then
   * @param cause where time ran out, the clock tells requester and owner
   */
  public static List<PlannedDelivery> onReassigned(
      Escalation before, Escalation now, AskingCause cause) {
    List<PlannedDelivery> plan = new ArrayList<>();
    now.recipients().forEach(to -> plan.addAll(onAsked(before, to)));
    if (cause == AskingCause.OVERDUE || cause == AskingCause.LONG_OVERDUE) {
      return plan;
    }
    Map<String, Set<NoticeRole>> parties = new LinkedHashMap<>();
    add(parties, now.requester(), NoticeRole.REQUESTER);
    addOwner(parties, now);
    parties.forEach((member, roles) -> {
      if (!now.wasSentTo(member)) {
        plan.add(new PlannedDelivery(new Notice.NowWith(), Medium.SLACK, member, roles));
      }
    });
    return plan;
  }

  /**
   * One Slack message and one email each to requester, old owner and, on a yes, new owner, who gets
   * copies of its files too.
   */
  public static List<PlannedDelivery> onDecided(Escalation escalation) {
    Map<String, Set<NoticeRole>> parties = new LinkedHashMap<>();
    add(parties, escalation.requester(), NoticeRole.REQUESTER);
    addOwner(parties, escalation);
    escalation
        .settlement()
        .ifPresent(settlement -> {
          if (settlement instanceof Settlement.Approved approved) {
            add(parties, approved.newOwner(), NoticeRole.NEW_OWNER);
          }
        });
    List<PlannedDelivery> plan = new ArrayList<>();
    parties.forEach((member, roles) -> {
      plan.add(new PlannedDelivery(new Notice.Decided(), Medium.SLACK, member, roles));
      plan.add(new PlannedDelivery(new Notice.Decided(), Medium.EMAIL, member, roles));
    });
    plan.addAll(copiesForNewOwner(escalation));
    return plan;
  }

  private static List<PlannedDelivery> copiesForNewOwner(Escalation escalation) {
    return escalation.settlement().orElseThrow() instanceof Settlement.Approved approved
            && !escalation.files().isEmpty()
        ? List.of(slack(new Notice.FileCopy(), approved.newOwner(), NoticeRole.NEW_OWNER))
        : List.of();
  }

  /**
   * As the decision was told. Of a bounce only by email: in Slack the requester has the receipt of
   * the request that waits again, and the owner word of it.
   */
  public static List<PlannedDelivery> onTakenBack(Escalation escalation) {
    Settlement.TakenBack taken = (Settlement.TakenBack) escalation.settlement().orElseThrow();
    Map<String, Set<NoticeRole>> parties = new LinkedHashMap<>();
    add(parties, escalation.requester(), NoticeRole.REQUESTER);
    addOwner(parties, escalation);
    if (taken.decision() instanceof Settlement.Approved approved) {
      add(parties, approved.newOwner(), NoticeRole.NEW_OWNER);
    }
    List<PlannedDelivery> plan = new ArrayList<>();
    parties.forEach((member, roles) -> {
      if (taken.next().isEmpty()) {
        plan.add(new PlannedDelivery(new Notice.TakenBack(), Medium.SLACK, member, roles));
      }
      plan.add(new PlannedDelivery(new Notice.TakenBack(), Medium.EMAIL, member, roles));
    });
    return plan;
  }

  /**
   * To the old owner, if they are still here, and to the new one, as of every approval.
   *
   * @param here whether the old owner is still a person of the workspace
   */
  public static List<PlannedDelivery> onMoved(Escalation moved, boolean here) {
    Settlement.Approved approved = (Settlement.Approved) moved.settlement().orElseThrow();
    Map<String, Set<NoticeRole>> parties = new LinkedHashMap<>();
    if (here) {
      addOwner(parties, moved);
    }
    add(parties, approved.newOwner(), NoticeRole.NEW_OWNER);
    return parties.entrySet().stream()
        .flatMap(party ->
            Stream.of(Medium.SLACK, Medium.EMAIL)
                .map(medium ->
                    new PlannedDelivery(
                        new Notice.Decided(), medium, party.getKey(), party.getValue())))
        .toList();
  }

  /** Requester and owner, but not the one who withdrew it. */
  public static List<PlannedDelivery> onWithdrawn(Escalation escalation, String by) {
    Map<String, Set<NoticeRole>> parties = new LinkedHashMap<>();
    add(parties, escalation.requester(), NoticeRole.REQUESTER);
    addOwner(parties, escalation);
    parties.remove(by);
    return parties.entrySet().stream()
        .map(p ->
            new PlannedDelivery(new Notice.Withdrawn(), Medium.SLACK, p.getKey(), p.getValue()))
        .toList();
  }

  /**
   * A question by Slack and mail.
   *
   * @param to the requester, or who may answer in their place
   * @param role as what they get it
   */
  public static List<PlannedDelivery> onQuestion(UUID question, List<String> to, NoticeRole role) {
    Notice notice = new Notice.QuestionAsked(question);
    return to.stream()
        .flatMap(member ->
            Stream.of(Medium.SLACK, Medium.EMAIL)
                .map(medium -> new PlannedDelivery(notice, medium, member, Set.of(role))))
        .toList();
  }

  /**
   * An answer to who asked and to everybody who may decide, but not to who gave it.
   *
   * @param askerHere whether who asked is still a person of the workspace
   */
  public static List<PlannedDelivery> onAnswered(
      Escalation escalation, Question question, boolean askerHere) {
    Set<String> to = new LinkedHashSet<>();
    if (askerHere) {
      to.add(question.asker());
    }
    if (escalation.isPending()) {
      escalation.recipients().forEach(recipient -> to.add(recipient.member()));
    }
    question.answer().ifPresent(answer -> to.remove(answer.author()));
    Notice notice = new Notice.QuestionAnswered(question.id());
    return to.stream().map(member -> slack(notice, member, NoticeRole.DECIDER)).toList();
  }

  /**
   * The same requests by mail, to those who want them so.
   *
   * @param wanting Slack ids
   */
  public static List<PlannedDelivery> requestMails(
      List<PlannedDelivery> plan, Set<String> wanting) {
    return requests(plan)
        .filter(planned -> wanting.contains(planned.recipient()))
        .map(planned ->
            new PlannedDelivery(
                planned.notice(), Medium.EMAIL, planned.recipient(), planned.roles()))
        .toList();
  }

  /** Who is asked by message. */
  public static Set<String> asked(List<PlannedDelivery> plan) {
    return requests(plan).map(PlannedDelivery::recipient).collect(Collectors.toSet());
  }

  private static Stream<PlannedDelivery> requests(List<PlannedDelivery> plan) {
    return plan.stream()
        .filter(planned -> planned.notice() instanceof Notice.Request)
        .filter(planned -> planned.medium() == Medium.SLACK);
  }

  /**
   * How it ended, by mail to who had the request by mail and learns it by no other mail.
   *
   * @param plan what is told of the end
   * @param mailed Slack ids
   */
  public static List<PlannedDelivery> settlingMails(
      Notice ended, List<PlannedDelivery> plan, Set<String> mailed) {
    Set<String> told =
        plan.stream()
            .filter(planned -> planned.medium() == Medium.EMAIL)
            .map(PlannedDelivery::recipient)
            .collect(Collectors.toSet());
    return mailed.stream()
        .filter(member -> !told.contains(member))
        .sorted()
        .map(member -> new PlannedDelivery(ended, Medium.EMAIL, member, Set.of(NoticeRole.DECIDER)))
        .toList();
  }

  private static PlannedDelivery slack(Notice notice, String recipient, NoticeRole role) {
    return new PlannedDelivery(notice, Medium.SLACK, recipient, Set.of(role));
  }

  /** The owner stands in for Baton where that asked by itself, so that they can send it again. */
  private static void addOwner(Map<String, Set<NoticeRole>> parties, Escalation escalation) {
    escalation
        .previousOwner()
        .ifPresent(owner -> {
          add(parties, owner, NoticeRole.PREVIOUS_OWNER);
          if (escalation.isOfBaton() && escalation.bounce().isPresent()) {
            add(parties, owner, NoticeRole.REQUESTER);
          }
        });
  }

  private static void add(Map<String, Set<NoticeRole>> parties, String member, NoticeRole role) {
    if (member.equals(Baton.ID)) {
      return;
    }
    parties.computeIfAbsent(member, absent -> EnumSet.noneOf(NoticeRole.class)).add(role);
  }
}
