package dev.baton.bot;

import com.slack.api.bolt.App;
import dev.baton.bot.alert.AlertsOfTickets;
import dev.baton.bot.alert.FollowUpWatch;
import dev.baton.bot.alert.TelegramReader;
import dev.baton.bot.cli.StartupRefused;
import dev.baton.bot.clock.ClockMarks;
import dev.baton.bot.clock.ClockUpkeep;
import dev.baton.bot.clock.HolidayCopies;
import dev.baton.bot.clock.Lateness;
import dev.baton.bot.config.Config;
import dev.baton.bot.config.MailSettings;
import dev.baton.bot.config.OutsideSettings;
import dev.baton.bot.config.PublicAddress;
import dev.baton.bot.config.SlackAccess;
import dev.baton.bot.decide.Reassessing;
import dev.baton.bot.decide.TicketMoves;
import dev.baton.bot.detect.DetectedTickets;
import dev.baton.bot.digest.ManagerDigest;
import dev.baton.bot.digest.WeeklyDigest;
import dev.baton.bot.escalate.DraftErasure;
import dev.baton.bot.helpdesk.ConnectionSecrets;
import dev.baton.bot.helpdesk.InboundFigures;
import dev.baton.bot.helpdesk.InboundWork;
import dev.baton.bot.helpdesk.Programs;
import dev.baton.bot.home.HomeDrawing;
import dev.baton.bot.home.HomeNews;
import dev.baton.bot.install.InstallClosed;
import dev.baton.bot.install.InstallEndpoint;
import dev.baton.bot.install.InstallFlow;
import dev.baton.bot.install.OwnWorkspace;
import dev.baton.bot.install.WhileInstalled;
import dev.baton.bot.install.WorkspaceAccess;
import dev.baton.bot.install.WorkspaceErasure;
import dev.baton.bot.leaver.LeaverWatch;
import dev.baton.bot.mail.MailAccess;
import dev.baton.bot.mail.ResendMail;
import dev.baton.bot.matrix.ImportOutcome;
import dev.baton.bot.matrix.ImportText;
import dev.baton.bot.matrix.MatrixImport;
import dev.baton.bot.matrix.MatrixSource;
import dev.baton.bot.matrix.SheetDownload;
import dev.baton.bot.matrix.SheetWatch;
import dev.baton.bot.matrix.Sheets;
import dev.baton.bot.medium.Media;
import dev.baton.bot.medium.PagerDuty;
import dev.baton.bot.medium.TelegramApi;
import dev.baton.bot.medium.Webhooks;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.notify.Notifications;
import dev.baton.bot.phrases.Phrases;
import dev.baton.bot.privacy.ContentExpiry;
import dev.baton.bot.privacy.FileCopyDeletion;
import dev.baton.bot.privacy.PersonErasure;
import dev.baton.bot.sla.ClockPlanner;
import dev.baton.bot.sla.MissedPromises;
import dev.baton.bot.sla.RequestsOfTickets;
import dev.baton.bot.sla.TicketNewsJob;
import dev.baton.bot.sla.WatchedPromises;
import dev.baton.bot.surface.Admission;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.surface.Replies;
import dev.baton.bot.surface.RequestRateLimit;
import dev.baton.bot.workspace.Snapshots;
import dev.baton.db.ElapsedTime;
import dev.baton.db.InstallStates;
import dev.baton.db.TelegramDirectory;
import dev.baton.db.install.Ending;
import dev.baton.db.notify.DeliveryHolds;
import dev.baton.db.workspace.WorkspaceRow;
import dev.baton.slack.SlackCalls;
import dev.baton.web.Endpoint;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What people meet, wired: the Slack app, the jobs behind it, and what runs before the first
 * request.
 */
public final class Wiring {
  private static final Logger LOG = LoggerFactory.getLogger(Wiring.class);

  private final Foundation foundation;
  private final WorkspaceAccess access;
  private final Phrases phrases;
  private final SlackCalls calls;
  private final Snapshots snapshots;
  private final Replies replies;
  private final MemberSync members;
  private final MailAccess mail;
  private final Media media;
  private final Optional<TelegramReader> reader;
  private final Notifications notifications;
  private final Sheets sheets;
  private final Lateness lateness = new Lateness();
  private final InboundFigures inbound = new InboundFigures();

  private Wiring(Foundation foundation, WorkspaceAccess access, Phrases phrases, Sheets sheets) {
    this.sheets = sheets;
    this.foundation = foundation;
    this.access = access;
    this.phrases = phrases;
    this.calls = access.calls();
    this.snapshots = new Snapshots(foundation.tenants(), foundation.clock(), phrases);
    this.replies = new Replies(calls);
    this.mail = mail();
    this.media = media();
    this.reader =
        media
            .telegram()
            .map(api ->
                new TelegramReader(
                    api,
                    new TelegramDirectory(foundation.database()),
                    foundation.tenants(),
                    snapshots,
                    phrases.english(),
                    foundation.clock()));
    this.notifications =
        new Notifications(
            foundation.tenants(),
            snapshots,
            calls,
            mail,
            media,
            foundation.clock(),
            RandomGenerator.getDefault());
    this.members = new MemberSync(foundation.tenants(), snapshots, calls, foundation.clock());
  }

  /**
   * Wires everything on this foundation; nothing is asked or sent yet.
   *
   * @throws StartupRefused when the settings name no workspace
   */
  public static Surfaces build(Foundation foundation) {
    return build(foundation, Texts.load());
  }

  /** The same with other texts than Baton's own. */
  public static Surfaces build(Foundation foundation, Phrases phrases) {
    return build(foundation, phrases, new SheetDownload());
  }

  /** The same which reads Google Sheets in another way. */
  public static Surfaces build(Foundation foundation, Phrases phrases, Sheets sheets) {
    URI slack = foundation.config().slackApiUrl();
    return switch (foundation.config().slack()) {
      case SlackAccess.OneWorkspace one ->
          new Wiring(foundation, WorkspaceAccess.Own.of(slack, one), phrases, sheets)
              .surfaces(new InstallClosed(phrases));
      case SlackAccess.AnyWorkspace any -> {
        WorkspaceAccess.Installed installed =
            WorkspaceAccess.Installed.of(slack, any, foundation.tenants(), foundation.clock());
        Wiring surfaces = new Wiring(foundation, installed, phrases, sheets);
        yield surfaces.surfaces(surfaces.installEndpoint(any, installed));
      }
      case SlackAccess.None _ ->
          throw new StartupRefused(
              List.of(
                  "SLACK_BOT_TOKEN is missing: the bot token of the workspace to serve;"
                      + " or SLACK_CLIENT_ID, to be installed in any."));
    };
  }

  private Surfaces surfaces(Endpoint install) {
    BotParts parts =
        new BotParts(
            foundation.tenants(),
            snapshots,
            calls,
            replies,
            foundation.clock(),
            foundation.ids(),
            mail,
            media,
            new PublicAddress(foundation.config()));
    App app =
        SlackApp.create(
            parts,
            sheets,
            Programs.of(foundation.config()),
            new RequestRateLimit(
                foundation.config().workspaceRate(),
                replies,
                caller -> snapshots.wordingFor(caller.orgId(), caller.member()),
                new ElapsedTime(foundation.clock())),
            new Admission(snapshots, access.tokens(), replies, members::ensureKnown));
    return new Surfaces(
        parts,
        app,
        Jobs.of(workers(parts)),
        lateness,
        inbound,
        notifications::heard,
        install,
        Pages.of(parts, phrases),
        this::begin,
        this::end);
  }

  private Endpoint installEndpoint(
      SlackAccess.AnyWorkspace app, WorkspaceAccess.Installed installed) {
    InstallFlow installing =
        new InstallFlow(
            foundation.tenants(),
            snapshots,
            installed.tokens(),
            installed.seal(),
            Jobs.RECURRING,
            foundation.clock());
    return new InstallEndpoint(
        foundation.config(),
        app,
        new InstallStates(foundation.database()),
        installed.oauth(),
        installing,
        foundation.clock(),
        phrases);
  }

  private Workers workers(BotParts parts) {
    HolidayCopies holidays = new HolidayCopies(foundation.tenants(), foundation.clock());
    FollowUpWatch followUps = new FollowUpWatch(foundation.tenants(), foundation.clock());
    return new Workers(
        new ClockMarks(foundation.tenants(), snapshots, foundation.clock(), lateness),
        new TicketNewsJob(
            List.of(
                new RequestsOfTickets(foundation.tenants(), foundation.clock()),
                // Who is alerted of a missed promise has it by that message already.
                new AlertsOfTickets(foundation.tenants(), foundation.clock()),
                new MissedPromises(foundation.tenants(), snapshots, foundation.clock()),
                followUps)),
        new ClockPlanner(foundation.tenants(), foundation.clock()),
        new ClockUpkeep(foundation.tenants(), holidays, foundation.clock()),
        holidays,
        new DetectedTickets(foundation.tenants(), snapshots, foundation.clock(), lateness),
        new DraftErasure(foundation.tenants(), foundation.clock()),
        new HomeNews(parts),
        new HomeDrawing(parts),
        members,
        new Reassessing(foundation.tenants(), snapshots, foundation.clock()),
        new TicketMoves(foundation.tenants(), snapshots, foundation.clock()),
        new ManagerDigest(foundation.tenants(), foundation.clock()),
        new WeeklyDigest(foundation.tenants(), foundation.clock()),
        new ContentExpiry(foundation.tenants(), foundation.clock()),
        new SheetWatch(parts, sheets, WatchedPromises.all(parts)),
        new LeaverWatch(foundation.tenants(), snapshots, foundation.clock()),
        new PersonErasure(foundation.tenants(), snapshots, foundation.clock()),
        new FileCopyDeletion(foundation.tenants(), parts.calls(), foundation.clock()),
        ConnectionSecrets.of(foundation.config())
            .map(secrets ->
                new InboundWork(foundation.tenants(), secrets, inbound, foundation.clock())),
        followUps,
        notifications,
        new WhileInstalled(foundation.tenants(), foundation.clock()),
        erasure());
  }

  private WorkspaceErasure erasure() {
    return new WorkspaceErasure(foundation.tenants(), snapshots, foundation.clock());
  }

  private Media media() {
    OutsideSettings outside = foundation.config().outside();
    return new Media(
        outside.telegram().map(TelegramApi::new),
        Webhooks.of(outside, foundation.clock()),
        PagerDuty.of(outside));
  }

  private MailAccess mail() {
    return foundation.config().mail().<MailAccess>map(this::on).orElseGet(MailAccess.Off::new);
  }

  /**
   * With a token of one's own, setting the key is the consent to mail the people of that workspace;
   * whoever installs Baton agrees by an admin, later.
   */
  private MailAccess on(MailSettings settings) {
    Config config = foundation.config();
    String host = config.publicHost();
    boolean own = access instanceof WorkspaceAccess.Own;
    return new MailAccess.On(
        new ResendMail(settings, foundation.clock(), RandomGenerator.getDefault()),
        settings.from().text(),
        host,
        own);
  }

  private void begin() {
    switch (access) {
      case WorkspaceAccess.Own own -> beginWith(own.tokens().identify(calls));
      case WorkspaceAccess.Installed installed -> installed.tokens().start();
    }
    snapshots.start();
    reader.ifPresent(TelegramReader::start);
  }

  /**
   * Knows the workspace, its people and its matrix before the first request is taken. One that was
   * to be erased, and whose day has come, begins anew: no job runs yet that would erase it.
   */
  private void beginWith(OwnWorkspace.Identity identity) {
    erasure().eraseIfOrdered(identity.orgId());
    Instant now = foundation.clock().instant();
    foundation
        .tenants()
        .inBackground(
            identity.orgId(),
            tx -> {
              WorkspaceRow.in(tx).makeKnown(identity.name(), now);
              return Ending.in(tx).stay(now);
            });
    if (isBeingErased(identity.orgId())) {
      return;
    }
    if (snapshots.refresh(identity.orgId()).orElseThrow().members().isEmpty()
        || foundation.matrix().isPresent()) {
      members.everybody(identity.orgId());
    }
    foundation
        .tenants()
        .inBackground(
            identity.orgId(),
            tx -> {
              MemberSync.begin(tx, now);
              // Other settings than before may have mended what was refused.
              DeliveryHolds.in(tx).probeNow(now);
              Jobs.RECURRING.forEach(job -> job.begin(tx, now));
              return true;
            });
    foundation.matrix().ifPresent(file -> importMatrix(identity.orgId(), file));
    snapshots.refresh(identity.orgId());
  }

  private boolean isBeingErased(String orgId) {
    boolean ordered =
        foundation.tenants().inTransaction(orgId, tx -> Ending.in(tx).isErasureOrdered());
    if (ordered) {
      LOG.warn("An admin ordered everything of {} erased. Start again when that is done.", orgId);
    }
    return ordered;
  }

  private void importMatrix(String orgId, String file) {
    ImportText text = new ImportText(phrases.english());
    MatrixSource source =
        switch (MatrixSource.open(file, System.in)) {
          case MatrixSource.Opened.Read(var read) -> read;
          case MatrixSource.Opened.Not(var why) ->
              throw new StartupRefused(List.of("--matrix: " + text.unopened(why)));
        };
    MatrixImport matrices =
        new MatrixImport(
            foundation.tenants(), PagerDuty.of(foundation.config().outside()), foundation.clock());
    switch (matrices.applyIfChanged(orgId, source, "cli")) {
      case ImportOutcome.Applied(var version, _) ->
          LOG.info("The matrix of {} is version {} now, from {}.", orgId, version, source.name());
      case ImportOutcome.Unchanged(var version, _) ->
          LOG.info("The matrix of {} is version {}, as in {}.", orgId, version, source.name());
      case ImportOutcome.Overtaken(var version, var imported) ->
          LOG.info(
              "The matrix of {} stays version {}: {} has not changed since it was imported as"
                  + " version {}. To put it back, run ./baton matrix import.",
              orgId,
              version,
              source.name(),
              imported);
      case ImportOutcome.Refused(var plan) -> throw new StartupRefused(text.plan(plan));
      case ImportOutcome.Faulty(var faults) -> throw new StartupRefused(text.faults(faults));
      case ImportOutcome.UnknownWorkspace() ->
          throw new IllegalStateException("The workspace was made known before: " + orgId);
    }
  }

  private void end() {
    reader.ifPresent(TelegramReader::close);
    snapshots.close();
    replies.close();
    calls.close();
    // Last, because what an answer still does may fetch a token, which must be written.
    if (access instanceof WorkspaceAccess.Installed installed) {
      installed.tokens().close();
    }
  }
}
