package dev.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.slack.api.methods.response.views.ViewsUpdateResponse;
import dev.baton.sandbox.json.Json;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private final Stage stage = new Stage();
  private final JsonObject view =
      Stage.modal("One", Stage.input("reason", "Reason", Stage.typed("v")));

  @AfterEach
  void close() {
    stage.close();
  }

  private String open(String trigger) throws Exception {
    var answer = stage.slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(view.toString()));
    return answer.isOk() ? answer.getView().getId() : answer.getError();
  }

  private String push(String trigger) throws Exception {
    var answer = stage.slack.viewsPush(r -> r.triggerId(trigger).viewAsString(view.toString()));
    return answer.isOk() ? answer.getView().getRootViewId() : answer.getError();
  }

  private ViewsUpdateResponse update(String id, String hash, JsonObject next) throws Exception {
    return stage.slack.viewsUpdate(r -> r.viewId(id).hash(hash).viewAsString(next.toString()));
  }

  @Test
  void aTriggerWorksOnce() throws Exception {
    var trigger = stage.ana.trigger();

    assertThat(open(trigger)).startsWith("V");
    assertThat(open(trigger)).isEqualTo("exchanged_trigger_id");
    assertThat(open("1.2.3")).isEqualTo("invalid_trigger_id");
  }

  @Test
  void aTriggerLivesAsLongAsSlackWaits() throws Exception {
    assertThat(SandboxConfig.defaults().answerWithin()).isEqualTo(Duration.ofSeconds(3));
    var inTime = stage.ana.trigger();
    var late = stage.ana.trigger();

    stage.clock.pass(Stage.ANSWER_WITHIN.minusMillis(1));
    assertThat(open(inTime)).startsWith("V");
    stage.clock.pass(Duration.ofMillis(1));
    assertThat(open(late)).isEqualTo("expired_trigger_id");
  }

  @Test
  void aRefusedViewLeavesTheTriggerUnused() throws Exception {
    var trigger = stage.ana.trigger();
    var bad = Stage.modal("x".repeat(25));

    var refused = stage.slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(bad.toString()));

    assertThat(refused.getError()).isEqualTo("invalid_arguments");
    assertThat(refused.getResponseMetadata().getMessages())
        .containsExactly("[ERROR] must be less than 25 characters [json-pointer:/view/title/text]");
    assertThat(open(trigger)).startsWith("V");
  }

  @Test
  void threeModalsAreTheMost() throws Exception {
    var root = open(stage.ana.trigger());

    assertThat(push(stage.ana.trigger())).isEqualTo(root);
    assertThat(push(stage.ana.trigger())).isEqualTo(root);
    assertThat(push(stage.ana.trigger())).isEqualTo("push_limit_reached");
    assertThat(stage.ana.modals()).hasSize(3);
  }

  @Test
  void aStaleHashConflicts() throws Exception {
    var id = open(stage.ana.trigger());
    var hash = Json.text(stage.ana.modal().json(), "hash");

    assertThat(update(id, hash, view).isOk()).isTrue();
    assertThat(update(id, hash, view).getError()).isEqualTo("hash_conflict");
  }

  @Test
  void whatWasTypedSurvivesWhereTheIdsStay() throws Exception {
    var id = open(stage.ana.trigger());
    stage.ana.modal().fill("Reason", "typed before");

    var same =
        Stage.modal("Two", Stage.section("new"), Stage.input("reason", "Reason", Stage.typed("v")));
    update(id, "", same);
    assertThat(stage.ana.modal().value("Reason")).isEqualTo("typed before");

    update(id, "", Stage.modal("Three", Stage.input("other", "Reason", Stage.typed("v"))));
    assertThat(stage.ana.modal().value("Reason")).isEmpty();
  }

  @Test
  void aChoiceThatIsNoLongerOfferedIsForgotten() throws Exception {
    var first =
        Stage.modal("A", Stage.input("p", "P", Stage.chosen("static_select", "v", "P1", "P2")));
    var next = Stage.modal("A", Stage.input("p", "P", Stage.chosen("static_select", "v", "P1")));
    var trigger = stage.ana.trigger();
    var id =
        stage
            .slack
            .viewsOpen(r -> r.triggerId(trigger).viewAsString(first.toString()))
            .getView()
            .getId();
    stage.ana.modal().choose("P", "P2");

    update(id, "", next);

    assertThat(stage.ana.modal().value("P")).isEmpty();
  }

  @Test
  void aClosedViewIsNotFound() throws Exception {
    var id = open(stage.ana.trigger());
    stage.ana.modal().close();

    assertThat(update(id, "", view).getError()).isEqualTo("not_found");
  }

  @Test
  void anExternalIdFindsItsViewAndIsUnique() throws Exception {
    var named = view.deepCopy();
    named.addProperty("external_id", "draft-1");
    var trigger = stage.ana.trigger();
    stage.slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(named.toString()));

    var updated =
        stage.slack.viewsUpdate(r -> r.externalId("draft-1").viewAsString(named.toString()));
    var again = stage.ana.trigger();
    var pushed = stage.slack.viewsPush(r -> r.triggerId(again).viewAsString(named.toString()));

    assertThat(updated.isOk()).isTrue();
    assertThat(pushed.getError()).isEqualTo("duplicate_external_id");
  }

  @Test
  void aHomeTabIsPublishedForOnePerson() throws Exception {
    var home = Json.object("type", "home", "blocks", List.of(Stage.section("Waiting: 2")));

    var answer =
        stage.slack.viewsPublish(r -> r.userId(stage.ana.id()).viewAsString(home.toString()));

    assertThat(answer.getView().getType()).isEqualTo("home");
    assertThat(stage.ana.home().lines()).containsExactly("Waiting: 2");
    assertThat(
            stage
                .slack
                .viewsPublish(
                    r -> r.userId(stage.ana.id()).hash("0.1").viewAsString(home.toString()))
                .getError())
        .isEqualTo("hash_conflict");
  }
}
