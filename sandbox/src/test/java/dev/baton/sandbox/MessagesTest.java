package dev.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aMessageToAPersonLandsInTheirDirectMessage() throws Exception {
    var posted = stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("Hello &amp; hi"));

    assertThat(posted.getChannel()).startsWith("D");
    assertThat(stage.ana.lastDirectMessage().text()).isEqualTo("Hello & hi");
    assertThat(stage.slack.conversationsOpen(r -> r.users(List.of(stage.ana.id()))).getChannel())
        .extracting(channel -> channel.getId())
        .isEqualTo(posted.getChannel());
  }

  @Test
  void timestampsGrowThoughTheClockStands() throws Exception {
    var first = stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("one"));
    var second = stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("two"));

    assertThat(second.getTs()).isGreaterThan(first.getTs());
  }

  @Test
  void theBotWritesOnlyWhereItWasInvited() throws Exception {
    var help = stage.acme.channel("help");
    var secret = stage.acme.privateChannel("secret");

    assertThat(stage.slack.chatPostMessage(r -> r.channel(help.id()).text("x")).getError())
        .isEqualTo("not_in_channel");
    assertThat(stage.slack.chatPostMessage(r -> r.channel(secret.id()).text("x")).getError())
        .isEqualTo("channel_not_found");
    assertThat(stage.slack.chatPostMessage(r -> r.channel("C404").text("x")).getError())
        .isEqualTo("channel_not_found");
    help.inviteBot();
    stage.slack.chatPostMessage(r -> r.channel(help.id()).text("A copy"));
    assertThat(help.message("A copy").author()).isEqualTo(stage.acme.botUserId());
  }

  @Test
  void anUpdateReplacesTheContentAndMarksIt() throws Exception {
    var posted =
        stage.slack.chatPostMessage(r ->
            r.channel(stage.ana.id())
                .text("Decide")
                .blocksAsString(Stage.blocks(Stage.actions("a", Stage.button("yes", "Yes")))));
    var seen = stage.ana.lastDirectMessage();

    stage.slack.chatUpdate(r ->
        r.channel(posted.getChannel())
            .ts(posted.getTs())
            .text("Decided")
            .blocksAsString(Stage.blocks(Stage.section("Decided by Lena"))));

    assertThat(seen.buttons()).containsExactly("Yes");
    assertThat(seen.now().buttons()).isEmpty();
    assertThat(seen.now().isEdited()).isTrue();
    assertThat(seen.now().lines()).containsExactly("Decided by Lena");
  }

  @Test
  void anUpdateWithoutBlocksKeepsThem() throws Exception {
    var posted =
        stage.slack.chatPostMessage(r ->
            r.channel(stage.ana.id())
                .text("a")
                .blocksAsString(Stage.blocks(Stage.section("kept"))));

    stage.slack.chatUpdate(r -> r.channel(posted.getChannel()).ts(posted.getTs()).text("b"));

    assertThat(stage.ana.lastDirectMessage().lines()).containsExactly("kept");
  }

  @Test
  void updatesAreRefusedAsSlackRefusesThem() throws Exception {
    var posted = stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("a"));
    var said = stage.ana.says("mine");
    var dm = posted.getChannel();

    assertThat(stage.slack.chatUpdate(r -> r.channel(dm).ts("1.000001").text("b")).getError())
        .isEqualTo("message_not_found");
    assertThat(stage.slack.chatUpdate(r -> r.channel(dm).ts(said.ts()).text("b")).getError())
        .isEqualTo("cant_update_message");
    var tooLong = "x".repeat(4001);
    assertThat(
            stage.slack.chatUpdate(r -> r.channel(dm).ts(posted.getTs()).text(tooLong)).getError())
        .isEqualTo("msg_too_long");
  }

  @Test
  void aVeryLongPostIsCut() throws Exception {
    stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("x".repeat(40_010)));

    assertThat(stage.ana.lastDirectMessage().text()).hasSize(40_000);
  }

  @Test
  void brokenBlocksAreNamedByTheirPointer() throws Exception {
    var answer =
        stage.slack.chatPostMessage(r ->
            r.channel(stage.ana.id())
                .text("x")
                .blocksAsString(Stage.blocks(Stage.section("y".repeat(3001)))));

    assertThat(answer.getError()).isEqualTo("invalid_blocks");
    assertThat(answer.getResponseMetadata().getMessages())
        .containsExactly(
            "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
    assertThat(stage.ana.directMessages()).isEmpty();
  }

  @Test
  void nothingToSayIsNoText() throws Exception {
    assertThat(stage.slack.chatPostMessage(r -> r.channel(stage.ana.id())).getError())
        .isEqualTo("no_text");
  }

  @Test
  void theDirectMessageCanBeReadBackByBlockId() throws Exception {
    var posted =
        stage.slack.chatPostMessage(r ->
            r.channel(stage.ana.id())
                .text("a")
                .blocksAsString(Stage.blocks(Stage.actions("delivery-7", Stage.button("b", "B")))));

    var history = stage.slack.conversationsHistory(r -> r.channel(posted.getChannel()).limit(10));

    assertThat(history.getMessages().getFirst().getBlocks().getFirst().getBlockId())
        .isEqualTo("delivery-7");
    assertThat(history.getMessages().getFirst().getTs()).isEqualTo(posted.getTs());
  }

  @Test
  void channelsMayNotBeReadWithTheBotsScopes() throws Exception {
    var help = stage.acme.channel("help").inviteBot();

    assertThat(stage.slack.conversationsHistory(r -> r.channel(help.id())).getNeeded())
        .isEqualTo("channels:history");
    assertThat(stage.slack.conversationsInfo(r -> r.channel(help.id())).getNeeded())
        .isEqualTo("channels:read");
  }

  @Test
  void historyObeysItsWindow() throws Exception {
    var first = stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("one"));
    stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("two"));

    var after =
        stage.slack.conversationsHistory(
            r -> r.channel(first.getChannel()).oldest(first.getTs()).inclusive(false));
    var from =
        stage.slack.conversationsHistory(
            r -> r.channel(first.getChannel()).oldest(first.getTs()).inclusive(true));

    assertThat(after.getMessages()).extracting(m -> m.getText()).containsExactly("two");
    assertThat(from.getMessages()).extracting(m -> m.getText()).containsExactly("two", "one");
  }

  @Test
  void historyComesPageByPage() throws Exception {
    var dm = stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("one")).getChannel();
    stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("two"));

    var first = stage.slack.conversationsHistory(r -> r.channel(dm).limit(1));
    var cursor = first.getResponseMetadata().getNextCursor();
    var second = stage.slack.conversationsHistory(r -> r.channel(dm).limit(1).cursor(cursor));

    assertThat(first.isHasMore()).isTrue();
    assertThat(first.getMessages()).extracting(m -> m.getText()).containsExactly("two");
    assertThat(second.getMessages()).extracting(m -> m.getText()).containsExactly("one");
    assertThat(second.getResponseMetadata().getNextCursor()).isEmpty();
  }

  @Test
  void nobodyHasADirectMessageWithTheDepartedOrWithBots() throws Exception {
    var gone = List.of(stage.acme.person("gone@acme.test", "Gone").deactivate().id());
    var robot = List.of(stage.acme.person("robot@acme.test", "Robot").asBot().id());

    assertThat(stage.slack.conversationsOpen(r -> r.users(gone)).getError())
        .isEqualTo("user_disabled");
    assertThat(stage.slack.conversationsOpen(r -> r.users(robot)).getError())
        .isEqualTo("cannot_dm_bot");
  }

  @Test
  void anEphemeralMessageIsSeenByOnePersonOnly() throws Exception {
    var lena = stage.acme.person("lena@acme.test", "Lena");
    var help = stage.acme.channel("help").inviteBot().invite(stage.ana, lena);

    stage.slack.chatPostEphemeral(r -> r.channel(help.id()).user(stage.ana.id()).text("psst"));

    assertThat(stage.ana.privateReplies()).singleElement().matches(m -> m.isEphemeral());
    assertThat(lena.privateReplies()).isEmpty();
    assertThat(help.messages()).isEmpty();
    assertThat(help.messagesFor(stage.ana)).hasSize(1);
  }

  @Test
  void aDeletedMessageIsGone() throws Exception {
    var posted = stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("a"));
    var seen = stage.ana.lastDirectMessage();

    stage.slack.chatDelete(r -> r.channel(posted.getChannel()).ts(posted.getTs()));

    assertThat(seen.exists()).isFalse();
  }

  @Test
  void aMessageHasALinkAndKeepsItsThread() throws Exception {
    var posted = stage.slack.chatPostMessage(r -> r.channel(stage.ana.id()).text("a"));
    stage.slack.chatPostMessage(r ->
        r.channel(stage.ana.id())
            .text("b")
            .threadTs(posted.getTs())
            .unfurlLinks(false)
            .unfurlMedia(false));

    var link =
        stage.slack.chatGetPermalink(r -> r.channel(posted.getChannel()).messageTs(posted.getTs()));

    assertThat(link.getPermalink()).startsWith("https://acme.slack.com/archives/D");
    assertThat(stage.ana.lastDirectMessage().threadTs()).contains(posted.getTs());
  }
}
