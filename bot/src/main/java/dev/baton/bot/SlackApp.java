package dev.baton.bot;

import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.TeamAccessGrantedEvent;
import com.slack.api.model.event.TeamAccessRevokedEvent;
import com.slack.api.model.event.TeamJoinEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import com.slack.api.model.event.UserChangeEvent;
import dev.baton.bot.absence.AwayButtons;
import dev.baton.bot.absence.AwaySubmission;
import dev.baton.bot.alert.AlertOnItButton;
import dev.baton.bot.alert.AlertSettingsButtons;
import dev.baton.bot.alert.FollowUpForms;
import dev.baton.bot.alert.WebhookForm;
import dev.baton.bot.clock.CalendarSettings;
import dev.baton.bot.clock.OnItButton;
import dev.baton.bot.clock.RegionSearch;
import dev.baton.bot.decide.AnswerButton;
import dev.baton.bot.decide.AnswerSubmission;
import dev.baton.bot.decide.ApproveButton;
import dev.baton.bot.decide.ApproveForButton;
import dev.baton.bot.decide.ApproveForSubmission;
import dev.baton.bot.decide.AskButton;
import dev.baton.bot.decide.AskInsteadButton;
import dev.baton.bot.decide.AskSubmission;
import dev.baton.bot.decide.BounceButton;
import dev.baton.bot.decide.BounceCodeChoice;
import dev.baton.bot.decide.BounceSubmission;
import dev.baton.bot.decide.MoveTicketsButton;
import dev.baton.bot.decide.MoveTicketsOwnerSubmission;
import dev.baton.bot.decide.MoveTicketsSubmission;
import dev.baton.bot.decide.RedirectButton;
import dev.baton.bot.decide.RedirectSubmission;
import dev.baton.bot.decide.TakeBackButton;
import dev.baton.bot.decide.TicketsOwnerSearch;
import dev.baton.bot.detect.CriterionSwitch;
import dev.baton.bot.detect.EscalateFoundButton;
import dev.baton.bot.detect.HeldButtons;
import dev.baton.bot.escalate.AddInformationButton;
import dev.baton.bot.escalate.AddInformationSubmission;
import dev.baton.bot.escalate.ConditionSearch;
import dev.baton.bot.escalate.ContinueDraftButton;
import dev.baton.bot.escalate.DraftClosed;
import dev.baton.bot.escalate.EscalateAnywhere;
import dev.baton.bot.escalate.EscalateButton;
import dev.baton.bot.escalate.EscalateCommand;
import dev.baton.bot.escalate.EscalateShortcut;
import dev.baton.bot.escalate.FixAndResendButton;
import dev.baton.bot.escalate.PageOneSubmission;
import dev.baton.bot.escalate.PageTwoSearch;
import dev.baton.bot.escalate.PageTwoSubmission;
import dev.baton.bot.escalate.PendingSubmission;
import dev.baton.bot.escalate.RouteChoice;
import dev.baton.bot.escalate.SupersedeButton;
import dev.baton.bot.escalate.WithdrawButton;
import dev.baton.bot.file.ExportTurns;
import dev.baton.bot.helpdesk.ConnectionSettings;
import dev.baton.bot.helpdesk.DeskPeopleSettings;
import dev.baton.bot.helpdesk.Programs;
import dev.baton.bot.home.EmailChoiceButton;
import dev.baton.bot.home.EmailConsentButton;
import dev.baton.bot.home.HomeNavigation;
import dev.baton.bot.home.HomeOpened;
import dev.baton.bot.home.LanguageChoice;
import dev.baton.bot.home.ReadingButton;
import dev.baton.bot.home.RequestMailButton;
import dev.baton.bot.home.RetentionSettings;
import dev.baton.bot.home.RoleSettings;
import dev.baton.bot.home.TicketMenu;
import dev.baton.bot.home.TicketSettings;
import dev.baton.bot.install.AppUninstalled;
import dev.baton.bot.install.EraseWorkspace;
import dev.baton.bot.install.TokensRevoked;
import dev.baton.bot.log.LogCommand;
import dev.baton.bot.log.SameTicket;
import dev.baton.bot.login.LoginLink;
import dev.baton.bot.matrix.MatrixApply;
import dev.baton.bot.matrix.MatrixDownload;
import dev.baton.bot.matrix.MatrixLook;
import dev.baton.bot.matrix.MatrixUpload;
import dev.baton.bot.matrix.MatrixVersions;
import dev.baton.bot.matrix.MatrixWindow;
import dev.baton.bot.matrix.RouteChange;
import dev.baton.bot.matrix.SheetSettings;
import dev.baton.bot.matrix.Sheets;
import dev.baton.bot.member.MemberChanged;
import dev.baton.bot.member.MemberJoined;
import dev.baton.bot.member.TeamAccess;
import dev.baton.bot.notify.Buttons;
import dev.baton.bot.privacy.OwnDataButton;
import dev.baton.bot.privacy.PersonSearch;
import dev.baton.bot.privacy.PersonalData;
import dev.baton.bot.setup.PracticeButton;
import dev.baton.bot.setup.SetupButton;
import dev.baton.bot.setup.SetupClosed;
import dev.baton.bot.setup.SetupCsv;
import dev.baton.bot.setup.SetupMoveOn;
import dev.baton.bot.setup.SetupSubmission;
import dev.baton.bot.sla.PromiseUpload;
import dev.baton.bot.sla.PromiseVersions;
import dev.baton.bot.sla.TierPromises;
import dev.baton.bot.surface.AskedFrom;
import dev.baton.bot.surface.BotParts;
import dev.baton.bot.table.TableUpload;
import dev.baton.bot.ticket.EditTicket;
import dev.baton.bot.ticket.EscalateKnown;
import dev.baton.bot.ticket.ExemptTicket;
import dev.baton.bot.ticket.GiveTicket;
import dev.baton.bot.ticket.MindTicketButton;
import dev.baton.bot.ticket.TakeItButton;
import java.util.List;
import java.util.stream.Stream;

/** The routing table: every command, button and modal of Baton, and the class that answers it. */
public final class SlackApp {
  private SlackApp() {}

  /**
   * Bolt's app with everything registered. Signatures are verified before it, in the endpoint.
   *
   * @param sheets reads linked Google Sheets
   * @param programs that may send tickets and accounts
   * @param first what every request passes, in this order
   */
  public static App create(BotParts parts, Sheets sheets, Programs programs, Middleware... first) {
    List<Middleware> passed = Stream.concat(Stream.of(new AskedFrom()), Stream.of(first)).toList();
    App app = new App(AppConfig.builder().build(), parts.calls().slack(), passed);
    ExportTurns turns = new ExportTurns();
    app.command(EscalateCommand.ID, new EscalateCommand(parts)::answer);
    app.messageShortcut(EscalateShortcut.ID, new EscalateShortcut(parts)::answer);
    app.globalShortcut(EscalateAnywhere.ID, new EscalateAnywhere(parts)::answer);
    app.blockSuggestion(ConditionSearch.CATEGORY, new ConditionSearch(parts.snapshots())::answer);
    app.blockSuggestion(
        ConditionSearch.ACCOUNT_TIER, new ConditionSearch(parts.snapshots())::answer);
    app.blockSuggestion(
        ConditionSearch.PREFILLED_CATEGORY, new ConditionSearch(parts.snapshots())::answer);
    app.blockSuggestion(ConditionSearch.CUSTOM, new ConditionSearch(parts.snapshots())::answer);
    app.viewSubmission(PageOneSubmission.ID, new PageOneSubmission(parts)::answer);
    app.blockAction(RouteChoice.ID, new RouteChoice(parts)::answer);
    app.blockAction(PageTwoSubmission.TICK, (_, context) -> context.ack());
    app.blockSuggestion(PageTwoSearch.ROUTE, new PageTwoSearch(parts)::answer);
    app.blockSuggestion(PageTwoSearch.OWNER, new PageTwoSearch(parts)::answer);
    app.viewSubmission(PageTwoSubmission.ID, new PageTwoSubmission(parts)::answer);
    app.viewClosed(PageOneSubmission.ID, new DraftClosed(parts)::answer);
    app.viewClosed(PageTwoSubmission.ID, new DraftClosed(parts)::answer);
    app.viewSubmission(PendingSubmission.ID, new PendingSubmission(parts)::answer);
    app.blockAction(SupersedeButton.ID, new SupersedeButton(parts)::answer);
    app.blockAction(ContinueDraftButton.ID, new ContinueDraftButton(parts)::answer);
    app.blockAction(FixAndResendButton.ID, new FixAndResendButton(parts)::answer);
    app.command(LogCommand.ID, new LogCommand(parts, turns)::answer);
    app.blockAction(LoginLink.ID, new LoginLink(parts)::answer);
    app.blockAction(ExemptTicket.BUTTON, new ExemptTicket(parts)::open);
    app.blockAction(ExemptTicket.LIFT, new ExemptTicket(parts)::lift);
    app.viewSubmission(ExemptTicket.ID, new ExemptTicket(parts)::answer);
    app.blockAction(MindTicketButton.ID, new MindTicketButton(parts)::answer);
    app.blockAction(
        EscalateKnown.ID,
        (request, context) ->
            new EscalateButton(parts)
                .answer(request.getPayload().getActions().getFirst().getValue(), request, context));
    app.blockAction(TakeItButton.ID, new TakeItButton(parts)::answer);
    app.blockAction(GiveTicket.BUTTON, new GiveTicket(parts)::open);
    app.viewSubmission(GiveTicket.ID, new GiveTicket(parts)::answer);
    EditTicket byHand = new EditTicket(parts);
    app.blockAction(EditTicket.BUTTON, byHand::edit);
    app.blockAction(EditTicket.NEW, byHand::open);
    app.viewSubmission(EditTicket.ID, byHand::answer);
    app.blockAction(SameTicket.BUTTON, new SameTicket(parts)::open);
    app.viewSubmission(SameTicket.ID, new SameTicket(parts)::answer);
    app.event(UserChangeEvent.class, new MemberChanged(parts)::answer);
    app.event(TeamJoinEvent.class, new MemberJoined(parts)::answer);
    app.event(TeamAccessGrantedEvent.class, new TeamAccess(parts)::granted);
    app.event(TeamAccessRevokedEvent.class, new TeamAccess(parts)::revoked);
    app.blockAction(AddInformationButton.ID, new AddInformationButton(parts)::answer);
    app.viewSubmission(AddInformationSubmission.ID, new AddInformationSubmission(parts)::answer);
    app.blockAction(WithdrawButton.ID, new WithdrawButton(parts)::answer);
    app.blockAction(ApproveButton.ID, new ApproveButton(parts)::answer);
    app.blockAction(ApproveForButton.ID, new ApproveForButton(parts)::answer);
    app.viewSubmission(ApproveForSubmission.ID, new ApproveForSubmission(parts)::answer);
    app.blockAction(BounceButton.ID, new BounceButton(parts)::answer);
    app.blockAction(BounceCodeChoice.ID, new BounceCodeChoice(parts)::answer);
    app.viewSubmission(BounceSubmission.ID, new BounceSubmission(parts)::answer);
    app.blockAction(TakeBackButton.ID, new TakeBackButton(parts)::answer);
    app.blockAction(AskButton.ID, new AskButton(parts)::answer);
    app.blockAction(AskInsteadButton.ID, new AskInsteadButton(parts)::answer);
    app.viewSubmission(AskSubmission.ID, new AskSubmission(parts)::answer);
    app.blockAction(AnswerButton.ID, new AnswerButton(parts)::answer);
    app.viewSubmission(AnswerSubmission.ID, new AnswerSubmission(parts)::answer);
    app.blockAction(RedirectButton.ID, new RedirectButton(parts)::answer);
    app.viewSubmission(RedirectSubmission.ID, new RedirectSubmission(parts)::answer);
    app.blockAction(MoveTicketsButton.ID, new MoveTicketsButton(parts)::answer);
    app.blockSuggestion(TicketsOwnerSearch.ID, new TicketsOwnerSearch(parts)::answer);
    app.viewSubmission(
        MoveTicketsOwnerSubmission.ID, new MoveTicketsOwnerSubmission(parts)::answer);
    app.viewSubmission(MoveTicketsSubmission.ID, new MoveTicketsSubmission(parts)::answer);
    alerts(app, parts);
    app.blockAction(OnItButton.ID, new OnItButton(parts)::answer);
    app.event(AppUninstalledEvent.class, new AppUninstalled(parts)::answer);
    app.event(TokensRevokedEvent.class, new TokensRevoked(parts)::answer);
    app.blockAction(EraseWorkspace.BUTTON, new EraseWorkspace(parts)::open);
    app.viewSubmission(EraseWorkspace.ID, new EraseWorkspace(parts)::answer);
    app.event(AppHomeOpenedEvent.class, new HomeOpened(parts)::answer);
    app.blockAction(EscalateButton.ID, new EscalateButton(parts)::answer);
    app.blockAction(HomeNavigation.WORK, new HomeNavigation(parts)::answer);
    app.blockAction(HomeNavigation.SETTINGS, new HomeNavigation(parts)::answer);
    app.blockAction(HomeNavigation.REFRESH, new HomeNavigation(parts)::answer);
    app.blockAction(HomeNavigation.NEWER, new HomeNavigation(parts)::answer);
    app.blockAction(HomeNavigation.OLDER, new HomeNavigation(parts)::answer);
    app.blockAction(TicketMenu.ID, new TicketMenu(parts)::answer);
    app.blockAction(TicketSettings.BUTTON, new TicketSettings(parts)::open);
    app.viewSubmission(TicketSettings.ID, new TicketSettings(parts)::answer);
    app.blockAction(RoleSettings.BUTTON, new RoleSettings(parts)::open);
    app.viewSubmission(RoleSettings.ID, new RoleSettings(parts)::answer);
    app.blockAction(ReadingButton.ID, new ReadingButton(parts)::answer);
    CalendarSettings calendar = new CalendarSettings(parts, new HomeOpened(parts)::redraw);
    app.blockAction(CalendarSettings.BUTTON, calendar::open);
    app.blockAction(RegionSearch.ID, calendar::choose);
    app.blockSuggestion(RegionSearch.ID, new RegionSearch(parts)::answer);
    app.viewSubmission(CalendarSettings.ID, calendar::answer);
    app.blockAction(RetentionSettings.BUTTON, new RetentionSettings(parts)::open);
    app.viewSubmission(RetentionSettings.ID, new RetentionSettings(parts)::answer);
    app.blockAction(EmailConsentButton.ID, new EmailConsentButton(parts)::answer);
    AwayButtons away = new AwayButtons(parts, new HomeOpened(parts)::redraw);
    app.blockAction(AwayButtons.OPEN, away::open);
    app.blockAction(AwayButtons.CHANGE, away::change);
    app.blockAction(AwayButtons.END, away::end);
    app.viewSubmission(
        AwaySubmission.ID, new AwaySubmission(parts, new HomeOpened(parts)::redraw)::answer);
    app.blockAction(EmailChoiceButton.ID, new EmailChoiceButton(parts)::answer);
    app.blockAction(RequestMailButton.ID, new RequestMailButton(parts)::answer);
    app.blockAction(LanguageChoice.ID, new LanguageChoice(parts)::answer);
    app.blockAction(
        PersonalData.BUTTON, new PersonalData(parts, turns, new HomeOpened(parts)::redraw)::open);
    app.blockSuggestion(PersonSearch.ID, new PersonSearch(parts)::answer);
    app.viewSubmission(
        PersonalData.ID, new PersonalData(parts, turns, new HomeOpened(parts)::redraw)::answer);
    app.blockAction(OwnDataButton.ID, new OwnDataButton(parts, turns)::answer);
    app.blockAction(
        CriterionSwitch.ID, new CriterionSwitch(parts, new HomeOpened(parts)::redraw)::answer);
    HeldButtons held = new HeldButtons(parts);
    app.blockAction(HeldButtons.FILE_URGENT, held::fileUrgent);
    app.blockAction(HeldButtons.FILE_ALL, held::fileAll);
    app.blockAction(HeldButtons.LET_BE, held::letBe);
    app.blockAction(EscalateFoundButton.ID, new EscalateFoundButton(parts)::answer);
    matrix(app, parts, turns, sheets);
    ConnectionSettings connections = new ConnectionSettings(parts, programs);
    app.blockAction(ConnectionSettings.BUTTON, connections::open);
    app.viewSubmission(ConnectionSettings.ID, connections::connect);
    app.blockAction(ConnectionSettings.EVENTS, connections::events);
    app.blockAction(ConnectionSettings.ROTATE, connections::rotate);
    app.blockAction(ConnectionSettings.OFF, connections::switchOff);
    app.blockAction(ConnectionSettings.AGAIN, connections::again);
    app.blockAction(ConnectionSettings.SECRET, connections::askSecret);
    app.viewSubmission(ConnectionSettings.SECRET_ID, connections::takeSecret);
    DeskPeopleSettings people = new DeskPeopleSettings(parts, programs);
    app.blockAction(DeskPeopleSettings.BUTTON, people::open);
    app.viewSubmission(DeskPeopleSettings.ID, people::save);
    SetupMoveOn moveOn = new SetupMoveOn(parts);
    app.blockAction(SetupButton.ID, new SetupButton(parts)::answer);
    app.viewSubmission(
        SetupSubmission.ID, new SetupSubmission(parts, new HomeOpened(parts)::redraw)::answer);
    app.viewClosed(
        SetupSubmission.ID, new SetupClosed(parts, new HomeOpened(parts)::redraw)::answer);
    app.blockAction(SetupMoveOn.BACK, moveOn::back);
    app.blockAction(SetupMoveOn.TRY, moveOn::tryOut);
    app.blockAction(SetupMoveOn.MOVES, moveOn::moves);
    app.blockAction(SetupMoveOn.JUMP, moveOn::jump);
    app.blockAction(SetupCsv.BUTTON, new SetupCsv(parts, turns)::answer);
    app.blockAction(PracticeButton.APPROVE, new PracticeButton(parts)::approve);
    app.blockAction(PracticeButton.BOUNCE, new PracticeButton(parts)::bounce);
    app.blockAction(Buttons.OPEN_TICKET, (_, context) -> context.ack());
    return app;
  }

  private static void alerts(App app, BotParts parts) {
    app.blockAction(AlertOnItButton.ID, new AlertOnItButton(parts)::answer);
    app.blockAction(AlertOnItButton.OPEN, (_, context) -> context.ack());
    AlertSettingsButtons settings = new AlertSettingsButtons(parts);
    app.blockAction(AlertSettingsButtons.OPEN, settings::open);
    app.blockAction(AlertSettingsButtons.MAIL, settings::mail);
    app.blockAction(AlertSettingsButtons.TELEGRAM, settings::telegram);
    app.blockAction(AlertSettingsButtons.TELEGRAM_LINK, (_, context) -> context.ack());
    app.blockAction(AlertSettingsButtons.HOOK_SET, settings::hookSet);
    app.blockAction(AlertSettingsButtons.HOOK_TEST, settings::hookTest);
    app.blockAction(AlertSettingsButtons.HOOK_ROTATE, settings::hookRotate);
    app.blockAction(AlertSettingsButtons.HOOK_STOP, settings::hookStop);
    app.viewSubmission(WebhookForm.ID, new WebhookForm(parts)::answer);
    FollowUpForms followUps = new FollowUpForms(parts);
    app.blockAction(FollowUpForms.DONE, followUps::openDone);
    app.blockAction(FollowUpForms.NEW_DATE, followUps::openDate);
    app.viewSubmission(FollowUpForms.DONE_ID, followUps::done);
    app.viewSubmission(FollowUpForms.NEW_DATE_ID, followUps::date);
  }

  private static void matrix(App app, BotParts parts, ExportTurns turns, Sheets sheets) {
    MatrixWindow window = new MatrixWindow(parts, turns, new HomeOpened(parts)::redraw);
    app.blockAction(MatrixUpload.BUTTON, new MatrixUpload(parts, window)::open);
    app.viewSubmission(MatrixUpload.ID, new MatrixUpload(parts, window)::answer);
    app.blockAction(MatrixLook.BUTTON, new MatrixLook(parts, window)::answer);
    app.viewSubmission(MatrixApply.ID, new MatrixApply(parts, window)::answer);
    app.blockAction(MatrixDownload.BUTTON, new MatrixDownload(parts, window)::answer);
    app.blockAction(MatrixVersions.BUTTON, new MatrixVersions(parts, window)::open);
    app.blockAction(MatrixVersions.ROUTES, new MatrixVersions(parts, window)::routes);
    app.blockAction(MatrixVersions.ROLL_BACK, new MatrixVersions(parts, window)::rollBack);
    SheetSettings sheet = new SheetSettings(parts, window, sheets, new HomeOpened(parts)::redraw);
    app.blockAction(SheetSettings.BUTTON, sheet::open);
    app.viewSubmission(SheetSettings.ID, sheet::answer);
    app.blockAction(SheetSettings.LOOK_NOW, sheet::lookNow);
    app.blockAction(SheetSettings.UNLINK, sheet::unlink);
    TableUpload tables = new TableUpload(parts, window, sheets);
    app.blockAction(TableUpload.BUTTON, tables::open);
    app.viewSubmission(TableUpload.ID, tables::check);
    app.viewSubmission(TableUpload.APPLY, tables::apply);
    promises(app, parts, window, sheets);
    app.blockAction(RouteChange.BUTTON, new RouteChange(parts, window)::open);
    app.blockSuggestion(RouteChange.ROUTE, new RouteChange(parts, window)::search);
    app.viewSubmission(RouteChange.ROUTE_ID, new RouteChange(parts, window)::choose);
    app.viewSubmission(RouteChange.ID, new RouteChange(parts, window)::answer);
  }

  private static void promises(App app, BotParts parts, MatrixWindow window, Sheets sheets) {
    PromiseUpload upload = new PromiseUpload(parts, window, sheets);
    app.blockAction(PromiseUpload.BUTTON, upload::open);
    app.viewSubmission(PromiseUpload.ID, upload::check);
    app.blockAction(PromiseUpload.LOOK, upload::look);
    app.blockAction(PromiseUpload.LOOK_NOW, upload::lookNow);
    app.blockAction(PromiseUpload.UNLINK, upload::unlink);
    app.viewSubmission(PromiseUpload.APPLY, upload::apply);
    PromiseVersions versions = new PromiseVersions(parts, window);
    app.blockAction(PromiseVersions.BUTTON, versions::open);
    app.blockAction(PromiseVersions.SHOW, versions::show);
    app.blockAction(PromiseVersions.CSV, versions::csv);
    app.blockAction(PromiseVersions.ROLL_BACK, versions::rollBack);
    TierPromises tier = new TierPromises(parts, window);
    app.blockAction(TierPromises.BUTTON, tier::open);
    app.viewSubmission(TierPromises.CHOICE, tier::choose);
    app.viewSubmission(TierPromises.ID, tier::check);
  }
}
