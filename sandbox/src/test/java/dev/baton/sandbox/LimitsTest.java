package dev.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.baton.sandbox.block.Surface;
import dev.baton.sandbox.json.Json;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LimitsTest {
  private final Surface surface = new Surface();

  static Stream<Arguments> brokenBlocks() {
    return Stream.of(
        broken("header text", header("x".repeat(151)), "/blocks/0/text/text"),
        broken("empty text", Stage.section(""), "/blocks/0/text/text"),
        broken("no type", new JsonObject(), "/blocks/0"),
        broken("unknown type", Json.object("type", "marquee"), "/blocks/0/type"),
        broken("section of nothing", Json.object("type", "section"), "/blocks/0"),
        broken("eleven fields", fields(11, "x"), "/blocks/0/fields"),
        broken("long field", fields(1, "x".repeat(2001)), "/blocks/0/fields/0/text"),
        broken("eleven in context", context(11), "/blocks/0/elements"),
        broken("26 buttons", buttons(26), "/blocks/0/elements"),
        broken(
            "long button",
            actions(Stage.button("a", "x".repeat(76))),
            "/blocks/0/elements/0/text/text"),
        broken(
            "long value",
            actions(with(Stage.button("a", "A"), "value", "x".repeat(2001))),
            "/blocks/0/elements/0/value"),
        broken(
            "odd style",
            actions(with(Stage.button("a", "A"), "style", "loud")),
            "/blocks/0/elements/0/style"),
        broken(
            "markdown in a button",
            actions(
                with(Stage.button("a", "A"), "text", Json.object("type", "mrkdwn", "text", "A"))),
            "/blocks/0/elements/0/text/type"),
        broken(
            "a field of another element",
            actions(with(Stage.button("a", "A"), "options", "x")),
            "/blocks/0/elements/0"),
        broken(
            "long confirm title",
            actions(with(Stage.button("a", "A"), "confirm", confirm(101))),
            "/blocks/0/elements/0/confirm/title/text"),
        broken("six in overflow", actions(select("overflow", 6)), "/blocks/0/elements/0/options"),
        broken(
            "101 options", actions(select("static_select", 101)), "/blocks/0/elements/0/options"),
        broken(
            "11 radio buttons",
            actions(select("radio_buttons", 11)),
            "/blocks/0/elements/0/options"),
        broken("11 checkboxes", actions(select("checkboxes", 11)), "/blocks/0/elements/0/options"),
        broken(
            "no options",
            actions(Json.object("type", "static_select", "action_id", "s")),
            "/blocks/0/elements/0"),
        broken(
            "initial option elsewhere",
            actions(
                with(select("static_select", 1), "initial_option", Stage.options("Z").getFirst())),
            "/blocks/0/elements/0"),
        broken(
            "long option",
            actions(Stage.chosen("static_select", "s", "x".repeat(76))),
            "/blocks/0/elements/0/options/0/text/text"),
        broken(
            "a text input among actions", actions(Stage.typed("t")), "/blocks/0/elements/0/type"),
        broken(
            "long block id",
            with(Stage.section("x"), "block_id", "x".repeat(256)),
            "/blocks/0/block_id"),
        broken(
            "image without words",
            Json.object("type", "image", "image_url", "https://x.test/i"),
            "/blocks/0"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenBlocks")
  void aBrokenBlockIsNamedByItsPointer(String what, JsonObject block, String pointer) {
    var found = surface.checkMessage(Json.array(List.of(block)));

    assertThat(found)
        .isNotEmpty()
        .allMatch(text -> text.contains("[json-pointer:" + pointer + "]"));
  }

  static Stream<Arguments> brokenInputs() {
    var text = Stage.typed("v");
    return Stream.of(
        broken("long label", Stage.input("b", "x".repeat(2001), text), "/label/text"),
        broken(
            "long hint",
            with(Stage.input("b", "L", text), "hint", Stage.plain("x".repeat(2001))),
            "/hint/text"),
        broken(
            "long placeholder",
            Stage.input("b", "L", with(text, "placeholder", Stage.plain("x".repeat(151)))),
            "/element/placeholder/text"),
        broken(
            "max_length",
            Stage.input("b", "L", with(text, "max_length", 3001)),
            "/element/max_length"),
        broken(
            "eleven files",
            Stage.input(
                "b", "L", Json.object("type", "file_input", "action_id", "f", "max_files", 11)),
            "/element/max_files"),
        broken("button as input", Stage.input("b", "L", Stage.button("a", "A")), "/element/type"),
        broken(
            "a date of no calendar",
            Stage.input(
                "b",
                "L",
                Json.object("type", "datepicker", "action_id", "d", "initial_date", "tomorrow")),
            "/element/initial_date"),
        broken(
            "number without a kind",
            Stage.input("b", "L", Json.object("type", "number_input", "action_id", "n")),
            "/element"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenInputs")
  void aBrokenInputIsNamedByItsPointer(String what, JsonObject block, String pointer) {
    var found = surface.checkView(Stage.modal("T", block));

    assertThat(found)
        .isNotEmpty()
        .allMatch(text -> text.contains("/view/blocks/0" + pointer + "]"));
  }

  static Stream<Arguments> brokenViews() {
    var view = Stage.modal("T");
    return Stream.of(
        broken("long title", Stage.modal("x".repeat(25)), "/view/title/text"),
        broken(
            "long submit", with(view, "submit", Stage.plain("x".repeat(25))), "/view/submit/text"),
        broken("long close", with(view, "close", Stage.plain("x".repeat(25))), "/view/close/text"),
        broken(
            "long metadata",
            with(view, "private_metadata", "x".repeat(3001)),
            "/view/private_metadata"),
        broken("long callback", with(view, "callback_id", "x".repeat(256)), "/view/callback_id"),
        broken("long external id", with(view, "external_id", "x".repeat(256)), "/view/external_id"),
        broken("a key of its own", with(view, "colour", "red"), "/view"),
        broken(
            "input without submit",
            without(Stage.modal("T", Stage.input("b", "L", Stage.typed("v"))), "submit"),
            "/view"),
        broken("too many bytes", Stage.modal("T", many(100, "x".repeat(2900))), "/view"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenViews")
  void aBrokenViewIsNamedByItsPointer(String what, JsonObject view, String pointer) {
    assertThat(surface.checkView(view))
        .isNotEmpty()
        .allMatch(text -> text.contains("[json-pointer:" + pointer + "]"));
  }

  @Test
  void aMessageHoldsFiftyBlocksAndAViewAHundred() {
    assertThat(surface.checkMessage(Json.array(List.of(many(50, "x"))))).isEmpty();
    assertThat(surface.checkMessage(Json.array(List.of(many(51, "x")))))
        .containsExactly("[ERROR] no more than 50 items allowed [json-pointer:/blocks]");
    assertThat(surface.checkView(Stage.modal("T", many(100, "x")))).isEmpty();
    assertThat(surface.checkView(Stage.modal("T", many(101, "x")))).hasSize(1);
  }

  @Test
  void idsAreUniqueWhereTheyMustBe() {
    var twice = Stage.actions("same", Stage.button("a", "A"), Stage.button("a", "B"));
    var blocks = new JsonArray();
    blocks.add(twice);
    blocks.add(twice);

    assertThat(surface.checkMessage(blocks))
        .anyMatch(text -> text.contains("[json-pointer:/blocks/1/block_id]"))
        .anyMatch(text -> text.contains("[json-pointer:/blocks/0/elements/1/action_id]"));
  }

  @Test
  void everythingAtItsLimitIsTaken() {
    var atLimit =
        List.of(
            header("x".repeat(150)),
            Stage.section("x".repeat(3000)),
            fields(10, "x".repeat(2000)),
            context(10),
            buttons(25),
            actions(select("static_select", 100)),
            actions(select("overflow", 5)),
            actions(select("checkboxes", 10)),
            actions(with(Stage.button("a", "x".repeat(75)), "confirm", confirm(100))),
            Json.object("type", "divider"));

    assertThat(surface.checkMessage(Json.array(atLimit))).isEmpty();
  }

  private static Arguments broken(String what, JsonObject block, String pointer) {
    return Arguments.of(what, block, pointer);
  }

  private static JsonObject header(String text) {
    return Json.object("type", "header", "text", Stage.plain(text));
  }

  private static JsonObject fields(int count, String text) {
    return Json.object("type", "section", "fields", texts(count, text));
  }

  private static JsonObject context(int count) {
    return Json.object("type", "context", "elements", texts(count, "x"));
  }

  private static List<JsonObject> texts(int count, String text) {
    return IntStream.range(0, count)
        .mapToObj(i -> Json.object("type", "mrkdwn", "text", text))
        .toList();
  }

  private static JsonObject buttons(int count) {
    return actions(
        IntStream.range(0, count)
            .mapToObj(i -> Stage.button("a" + i, "A"))
            .toArray(JsonObject[]::new));
  }

  private static JsonObject actions(JsonObject... elements) {
    return Json.object("type", "actions", "elements", List.of(elements));
  }

  private static JsonObject select(String type, int options) {
    var labels = IntStream.range(0, options).mapToObj(i -> "O" + i).toArray(String[]::new);
    return Stage.chosen(type, "s", labels);
  }

  private static JsonObject confirm(int titleLength) {
    return Json.object(
        "title",
        Stage.plain("x".repeat(titleLength)),
        "text",
        Stage.plain("x".repeat(300)),
        "confirm",
        Stage.plain("x".repeat(30)),
        "deny",
        Stage.plain("x".repeat(30)));
  }

  private static JsonObject[] many(int count, String text) {
    return IntStream.range(0, count).mapToObj(i -> Stage.section(text)).toArray(JsonObject[]::new);
  }

  private static JsonObject with(JsonObject object, String name, Object value) {
    var changed = object.deepCopy();
    changed.add(name, Json.of(value));
    return changed;
  }

  private static JsonObject without(JsonObject object, String name) {
    var changed = object.deepCopy();
    changed.remove(name);
    return changed;
  }
}
