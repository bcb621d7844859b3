package dev.baton.bot;

import com.slack.api.bolt.App;
import dev.baton.bot.clock.Lateness;
import dev.baton.bot.helpdesk.InboundFigures;
import dev.baton.bot.mail.ResendEvent;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.Job;
import dev.baton.db.JobQueue;
import dev.baton.web.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What people and services meet, built on a {@link Foundation}.
 *
 * @param parts what they are made of
 * @param app answers Slack; its own signature check may be off
 * @param jobs runs queued work
 * @param lateness of the clocks among it
 * @param inbound what other programs sent, counted
 * @param resendEvents takes news of emails; when it throws, Resend tells them again
 * @param install answers the install's two addresses
 * @param pages in the browser
 * @param begin runs once, before anything is taken from outside
 * @param end runs once, after the last request and the last job
 */
public record Surfaces(
    BotParts parts,
    App app,
    Map<Job, JobQueue.Handler> jobs,
    Lateness lateness,
    InboundFigures inbound,
    Consumer<ResendEvent> resendEvents,
    Endpoint install,
    List<Endpoint> pages,
    Runnable begin,
    Runnable end) {
  public Surfaces {
    jobs = Map.copyOf(jobs);
    pages = List.copyOf(pages);
  }

  /** The same, which leaves queued work to other processes. */
  public Surfaces withoutJobs() {
    return new Surfaces(
        parts, app, Map.of(), lateness, inbound, resendEvents, install, pages, begin, end);
  }
}
