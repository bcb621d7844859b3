package dev.baton.sandbox.block;

import static dev.baton.sandbox.block.Parts.confirm;
import static dev.baton.sandbox.block.Parts.option;
import static dev.baton.sandbox.block.Parts.options;
import static dev.baton.sandbox.block.Parts.plain;
import static dev.baton.sandbox.block.Parts.text;
import static dev.baton.sandbox.block.Rules.anything;
import static dev.baton.sandbox.block.Rules.bool;
import static dev.baton.sandbox.block.Rules.list;
import static dev.baton.sandbox.block.Rules.matching;
import static dev.baton.sandbox.block.Rules.number;
import static dev.baton.sandbox.block.Rules.oneOf;
import static dev.baton.sandbox.block.Rules.string;

import java.util.LinkedHashMap;
import java.util.Map;

/** The interactive elements, by type. */
final class Elements {
  private Elements() {}

  /** Those allowed beside a section and in an actions block. */
  static Map<String, Rule> clickable() {
    var elements = choosing();
    elements.put("button", button());
    elements.put("overflow", clicked().must("options", options(5, plain(75))));
    return elements;
  }

  /** Those allowed in an input block. */
  static Map<String, Rule> input() {
    var elements = choosing();
    elements.put("plain_text_input", plainTextInput());
    elements.put("number_input", numberInput());
    elements.put("email_text_input", written());
    elements.put("url_text_input", written());
    elements.put("rich_text_input", written());
    elements.put("file_input", fileInput());
    return elements;
  }

  static Rule image() {
    return Shape.typed()
        .may("image_url", string(3000))
        .may("slack_file", anything())
        .must("alt_text", string(2000));
  }

  private static Map<String, Rule> choosing() {
    var elements = new LinkedHashMap<String, Rule>();
    elements.put(
        "static_select",
        listed(select()).may("initial_option", option(plain(75))).and(Parts.consistentOptions()));
    elements.put(
        "multi_static_select",
        listed(multi()).may("initial_options", initial()).and(Parts.consistentOptions()));
    elements.put("external_select", queried(select()).may("initial_option", option(plain(75))));
    elements.put("multi_external_select", queried(multi()).may("initial_options", initial()));
    addSelects(elements, "users", "initial_user");
    addSelects(elements, "channels", "initial_channel");
    addSelects(elements, "conversations", "initial_conversation");
    elements.put(
        "radio_buttons",
        buttons().may("initial_option", option(text(75))).and(Parts.consistentOptions()));
    elements.put(
        "checkboxes",
        buttons()
            .may("initial_options", list(1, 10, option(text(75))))
            .and(Parts.consistentOptions()));
    addTimes(elements);
    return elements;
  }

  private static void addSelects(Map<String, Rule> elements, String what, String initial) {
    elements.put(what + "_select", forChannels(select()).may(initial, string(255)));
    elements.put(
        "multi_" + what + "_select",
        forChannels(multi()).may(initial + "s", list(1, 100, string(255))));
  }

  private static void addTimes(Map<String, Rule> elements) {
    var date = matching("\\d{4}-\\d{2}-\\d{2}", "a date such as 2026-01-31");
    var time = matching("\\d{2}:\\d{2}", "a time such as 09:30");
    elements.put("datepicker", select().may("initial_date", date));
    elements.put("timepicker", select().may("initial_time", time).may("timezone", string(255)));
    elements.put("datetimepicker", clicked().may("initial_date_time", anything()));
  }

  private static Shape clicked() {
    return Shape.element().may("confirm", confirm()).may("focus_on_load", bool());
  }

  private static Shape select() {
    return clicked().may("placeholder", plain(150));
  }

  private static Shape multi() {
    return select().may("max_selected_items", number(1, 100));
  }

  private static Shape listed(Shape select) {
    return select.may("options", options(100, plain(75))).may("option_groups", Parts.groups());
  }

  private static Shape queried(Shape select) {
    return select.may("min_query_length", number(0, 100));
  }

  private static Shape forChannels(Shape select) {
    return select
        .may("default_to_current_conversation", bool())
        .may("response_url_enabled", bool())
        .may("filter", anything());
  }

  private static Shape buttons() {
    return clicked().must("options", options(10, text(75)));
  }

  private static Rule initial() {
    return list(1, 100, option(plain(75)));
  }

  private static Rule button() {
    return Shape.element()
        .must("text", plain(75))
        .may("url", string(3000))
        .may("value", string(2000))
        .may("style", oneOf("primary", "danger"))
        .may("confirm", confirm())
        .may("accessibility_label", string(75));
  }

  private static Shape written() {
    return Shape.element()
        .may("placeholder", plain(150))
        .may("initial_value", anything())
        .may("dispatch_action_config", anything())
        .may("focus_on_load", bool());
  }

  private static Rule plainTextInput() {
    return written()
        .may("initial_value", string(3000))
        .may("multiline", bool())
        .may("min_length", number(0, 3000))
        .may("max_length", number(1, 3000));
  }

  private static Rule numberInput() {
    return written()
        .must("is_decimal_allowed", bool())
        .may("min_value", anything())
        .may("max_value", anything());
  }

  private static Rule fileInput() {
    return Shape.element()
        .may("filetypes", list(0, 100, string(20)))
        .may("max_files", number(1, 10));
  }
}
