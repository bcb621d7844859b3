package dev.baton.bot;

import dev.baton.bot.clock.ClockUpkeep;
import dev.baton.bot.detect.DetectedTickets;
import dev.baton.bot.digest.ManagerDigest;
import dev.baton.bot.digest.WeeklyDigest;
import dev.baton.bot.home.HomeDrawing;
import dev.baton.bot.leaver.LeaverWatch;
import dev.baton.bot.matrix.SheetWatch;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.privacy.ContentExpiry;
import dev.baton.db.Change;
import dev.baton.db.Job;
import dev.baton.db.JobQueue;
import dev.baton.db.JobQueue.Outcome;
import dev.baton.db.RecurringJob;
import dev.baton.db.Work;
import dev.baton.db.alert.FollowUps;
import dev.baton.db.clock.Calendars;
import dev.baton.db.clock.Clocks;
import dev.baton.db.decide.Reassignments;
import dev.baton.db.detect.Backlog;
import dev.baton.db.detect.Breaker;
import dev.baton.db.detect.Detections;
import dev.baton.db.detect.HeldRequests;
import dev.baton.db.escalate.Drafts;
import dev.baton.db.escalate.LookAgain;
import dev.baton.db.file.FileCopies;
import dev.baton.db.helpdesk.InboundEvents;
import dev.baton.db.install.Ending;
import dev.baton.db.pending.Reassessment;
import dev.baton.db.privacy.Erasures;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Every kind of background work and who does it. */
final class Jobs {
  /** What each workspace always has; one line here is all that a new one takes. */
  static final List<RecurringJob> RECURRING =
      List.of(
          MemberSync.recurring(),
          ManagerDigest.recurring(),
          WeeklyDigest.recurring(),
          ContentExpiry.recurring(),
          ClockUpkeep.recurring(),
          DetectedTickets.recurring(),
          SheetWatch.recurring(),
          LeaverWatch.recurring());

  private Jobs() {}

  static Map<Job, JobQueue.Handler> of(Workers workers) {
    Map<Job, JobQueue.Handler> jobs = new HashMap<>();
    jobs.put(Change.JOB, once(workers.homeNews()::take));
    jobs.put(HomeDrawing.DRAW, workers.homes()::draw);
    jobs.put(HomeDrawing.COUNT, once(workers.homes()::count));
    jobs.put(Clocks.FIRE, workers.clocks()::fire);
    jobs.put(Clocks.TELL, workers.clocks()::tell);
    jobs.put(Clocks.NEWS, once(workers.ticketNews()::take));
    jobs.put(Clocks.PLAN, once(workers.planner()::plan));
    jobs.put(ClockUpkeep.DAILY, again(workers.upkeep()::look));
    jobs.put(Detections.LOOK, workers.detected()::look);
    jobs.put(Detections.ACT, once(workers.detected()::act));
    jobs.put(Detections.ACT_OVERDUE, once(workers.detected()::act));
    jobs.put(Detections.ALL, once(workers.detected()::all));
    jobs.put(Breaker.ASK, once(workers.detected()::ask));
    jobs.put(Backlog.TELL, once(workers.detected()::tellBacklog));
    jobs.put(HeldRequests.RELEASE, workers.detected()::release);
    jobs.put(DetectedTickets.DAILY, again(workers.detected()::daily));
    jobs.put(Calendars.HOLIDAYS, once(workers.holidays()::copy));
    jobs.put(Drafts.ERASE, once(workers.drafts()::erase));
    jobs.put(MemberSync.PAGE, again(workers.members()::page));
    jobs.put(MemberSync.DAILY, work -> new Outcome.Again(workers.members().daily(work, RECURRING)));
    jobs.put(Reassessment.JOB, once(workers.reassessing()::batch));
    jobs.put(Reassessment.LEAVER, once(workers.reassessing()::leaver));
    jobs.put(Reassignments.JOB, workers.moves()::move);
    jobs.put(LookAgain.JOB, once(workers.reassessing()::one));
    jobs.put(ManagerDigest.DAILY, again(workers.digest()::tell));
    jobs.put(WeeklyDigest.WEEKLY, again(workers.week()::tell));
    jobs.put(ContentExpiry.DAILY, again(workers.expiry()::erase));
    jobs.put(SheetWatch.DAILY, again(workers.sheet()::look));
    jobs.put(LeaverWatch.DAILY, again(workers.leavers()::daily));
    jobs.put(LeaverWatch.SOON, once(workers.leavers()::soon));
    jobs.put(Erasures.ERASE, again(workers.persons()::erase));
    jobs.put(FileCopies.DELETE, again(workers.fileCopies()::delete));
    workers.inbound().ifPresent(inbound -> jobs.put(InboundEvents.APPLY, inbound::apply));
    jobs.put(FollowUps.DUE, again(workers.followUps()::due));
    jobs.putAll(workers.notifications().handlers());
    jobs.replaceAll(workers.whileInstalled()::only);
    jobs.put(Ending.ERASE, again(workers.erasure()::erase));
    return jobs;
  }

  private static JobQueue.Handler once(Consumer<Work> handler) {
    return work -> {
      handler.accept(work);
      return new Outcome.Done();
    };
  }

  private static JobQueue.Handler again(Function<Work, Optional<Instant>> handler) {
    return work ->
        handler.apply(work).<Outcome>map(Outcome.Again::new).orElseGet(Outcome.Done::new);
  }
}
