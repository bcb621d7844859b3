package dev.baton.bot;

import dev.baton.bot.alert.FollowUpWatch;
import dev.baton.bot.clock.ClockMarks;
import dev.baton.bot.clock.ClockUpkeep;
import dev.baton.bot.clock.HolidayCopies;
import dev.baton.bot.decide.Reassessing;
import dev.baton.bot.decide.TicketMoves;
import dev.baton.bot.detect.DetectedTickets;
import dev.baton.bot.digest.ManagerDigest;
import dev.baton.bot.digest.WeeklyDigest;
import dev.baton.bot.escalate.DraftErasure;
import dev.baton.bot.helpdesk.InboundWork;
import dev.baton.bot.home.HomeDrawing;
import dev.baton.bot.home.HomeNews;
import dev.baton.bot.install.WhileInstalled;
import dev.baton.bot.install.WorkspaceErasure;
import dev.baton.bot.leaver.LeaverWatch;
import dev.baton.bot.matrix.SheetWatch;
import dev.baton.bot.member.MemberSync;
import dev.baton.bot.notify.Notifications;
import dev.baton.bot.privacy.ContentExpiry;
import dev.baton.bot.privacy.FileCopyDeletion;
import dev.baton.bot.privacy.PersonErasure;
import dev.baton.bot.sla.ClockPlanner;
import dev.baton.bot.sla.TicketNewsJob;
import java.util.Optional;

/**
 * Who does the background work.
 *
 * @param inbound empty where no key is set under which secrets are kept
 */
record Workers(
    ClockMarks clocks,
    TicketNewsJob ticketNews,
    ClockPlanner planner,
    ClockUpkeep upkeep,
    HolidayCopies holidays,
    DetectedTickets detected,
    DraftErasure drafts,
    HomeNews homeNews,
    HomeDrawing homes,
    MemberSync members,
    Reassessing reassessing,
    TicketMoves moves,
    ManagerDigest digest,
    WeeklyDigest week,
    ContentExpiry expiry,
    SheetWatch sheet,
    LeaverWatch leavers,
    PersonErasure persons,
    FileCopyDeletion fileCopies,
    Optional<InboundWork> inbound,
    FollowUpWatch followUps,
    Notifications notifications,
    WhileInstalled whileInstalled,
    WorkspaceErasure erasure) {}
