package dev.baton.bot.matrix;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Every sentence about a matrix file: what is wrong or open, and what to do. A name in braces is an
 * argument.
 */
enum MatrixPhrase {
  FILE_TOO_LARGE(
      "The file is larger than {size} MB. Remove what is not part of the matrix, or merge rows by a"
          + " vertical bar."),
  WORKBOOK("This is a spreadsheet workbook, not a CSV file. Export the sheet as CSV (UTF-8)."),
  UTF_16("The file is encoded as UTF-16. Save it as CSV in UTF-8."),
  NOT_UTF_8(
      "This line is not UTF-8: what follows the text shown here cannot be read. Save the file as"
          + " CSV in UTF-8; in Excel choose \"CSV UTF-8\"."),
  WEB_PAGE(
      "This is a web page, not a CSV file. In Google Sheets choose Share, Publish to web,"
          + " Comma-separated values."),
  EMPTY_FILE("The file is empty. Give it a header and one row for each route."),
  NO_ROUTES("The file has a header and no routes. Add one row for each route."),
  TOO_MANY_ROUTES(
      "The file has more than {most} routes. Merge rows that differ in one condition by a vertical"
          + " bar, such as P1|P2."),
  NOT_COMMA_SEPARATED(
      "The columns are not separated by commas. Save the file as comma separated values."),
  BROKEN_QUOTATION(
      "From the row that starts here the file cannot be read: a quotation mark is never closed, or"
          + " text follows the closing one. Close the quotation mark; write one inside a cell twice"
          + " (\"\")."),

  COLUMN_MISSING("The column {column} is missing. Add a column with the header {column}."),
  COLUMN_NAMED_TWICE("Two columns have this name. Remove or rename one."),
  TOO_MANY_CONDITIONS(
      "There are {count} if: columns; at most {most} are allowed. Remove the ones you need least."),
  CONDITION_NAME(
      "A condition of your own needs a name of 1 to {longest} characters. Write for example"
          + " if:language."),

  MORE_CELLS_THAN_HEADER(
      "The row has more cells than the header. Put a cell with commas in it between quotation"
          + " marks."),
  REPEATED_ROW("The row says the same as line {line}. Remove one of them."),
  CONTROL_CHARACTERS("The cell has control characters. Type its text again instead of copying it."),
  CELL_TOO_LONG("The cell has {length} characters; at most {most} are allowed. Shorten it."),
  TIER_TOO_LONG("The tier's name has {length} characters; at most {most} are allowed. Shorten it."),
  VALUE_TOO_LONG("The value has {length} characters; at most {most} are allowed. Shorten it."),
  CRITERIA_TOO_LONG(
      "The sentence has {length} characters; at most {most} are allowed. Shorten it."),
  BLANK_TIER("The cell is blank. Name a tier, such as T1."),
  BLANK_CRITERIA(
      "The cell is blank. Write one sentence that tells an agent when this path is right."),
  BLANK_LEAD("The cell is blank. Name who approves, by email."),
  BLANK_OWNER(
      "The cell is blank, which only a hand-back to an earlier tier allows. Name who takes the"
          + " ticket over, by email."),
  SEVERAL_TIERS("A route goes from one tier to one tier. Write one row for each tier."),
  OTHER_CATEGORY(
      "\"Other\" is what agents choose when no category of the matrix fits. Leave the cell blank:"
          + " the route then takes any ticket, these included."),
  NOT_PRIORITY(
      "This is not a priority. Write P1, P2, P3 or P4, several with a vertical bar, such as"
          + " P1|P2."),
  NOT_EMAIL(
      "This is not an email address. Write an address such as ana@example.com, several with a"
          + " vertical bar between."),
  NOT_PICK(
      "This is not a way to rank owners. Write order, rotate or least, or leave it blank for"
          + " order."),
  NOT_ACCEPT_WITHIN(
      "This is not a time to decide. Write a number and m, h or d, such as 30m, 4h or 2d, up to"
          + " {longest}."),
  NOT_HOURS(
      "These hours cannot be read. Write days, times and time zone, such as Mon-Fri 08:00-16:00"
          + " Europe/Berlin."),
  NOT_CHANNEL(
      "This is not the id of a Slack channel. Copy the id, such as C0123456789, from the foot of"
          + " the channel's details in Slack."),
  TOO_MANY_STEPS(
      "The checklist has {count} items; at most {most} are allowed. Keep the steps that matter"
          + " most."),
  TOO_MANY_PEOPLE("The cell names {count} people; at most {most} are allowed. Name fewer."),

  UNKNOWN_COLUMN(
      "Baton does not know this column and ignores it. Nothing to do, unless you misspelt a"
          + " column's name."),
  MISSPELT_COLUMN(
      "Baton does not know this column and ignores it. If you meant {meant}, rename it so."),
  UNNAMED_COLUMN(
      "A column without a name has cells in it, and Baton ignores them. Give the column its name,"
          + " or clear it."),

  NO_ENTRY_TIER(
      "There is no entry tier: no route says where a ticket begins. Add a route that leaves the"
          + " first tier."),
  NAMED_TOO_LATE(
      "{tier} is first named after the tiers its routes lead to, so they count as hand-backs. Move"
          + " a route that leaves {tier} up, before the tiers it leads to are named."),
  NOBODY_LEADS(
      "Nobody leads {tier}: none of its leads and backup leads can decide in this workspace. Name a"
          + " full member as lead on the routes into {tier}."),
  NOT_IN_WORKSPACE(
      "{email} ({columns} on {routes}) is not in this workspace. Correct the address or name"
          + " somebody else; until then whoever stands in is asked."),
  DEACTIVATED(
      "{email} ({columns} on {routes}) has a deactivated account. Name somebody else; until then"
          + " whoever stands in is asked."),
  GUEST(
      "{email} ({columns} on {routes}) is a guest, and guests neither own nor lead. Name a full"
          + " member instead; until then whoever stands in is asked."),
  SHADOWED(
      "{route} is never suggested first: {by} fits wherever it does and stands before it. Move it"
          + " up, give it a narrower condition, or remove it if it was left behind."),
  NOT_COVERED(
      "No forward route leaves {tier} for: {categories}. Add a forward route from {tier} with a"
          + " blank category, or add these categories to one."),
  PEOPLE_NOT_CHECKED(
      "Whether owners, leads and managers are in the workspace was not checked. Check again where"
          + " the workspace's members are known."),

  ROUTE("Route {number}, {from} → {to} ({conditions})"),
  ANY_TICKET("any ticket"),
  ONE_ROUTE("route {numbers}"),
  ROUTES("routes {numbers}"),
  ROUTES_AND_MORE("routes {numbers} and {more} more");

  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

  private final String text;

  MatrixPhrase(String text) {
    this.text = text;
  }

  /**
   * The text with its arguments.
   *
   * @param arguments name, value, name, value
   * @throws IllegalArgumentException when a name is missing or unknown
   */
  String say(Object... arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      values.put((String) arguments[i], arguments[i + 1].toString());
    }
    Matcher names = ARGUMENT.matcher(text);
    StringBuilder said = new StringBuilder();
    while (names.find()) {
      String value = values.get(names.group(1));
      if (value == null) {
        throw new IllegalArgumentException(name() + " needs " + names.group(1));
      }
      names.appendReplacement(said, Matcher.quoteReplacement(value));
    }
    if (!values.keySet().stream().allMatch(name -> text.contains("{" + name + "}"))) {
      throw new IllegalArgumentException(name() + " takes not all of " + values.keySet());
    }
    return names.appendTail(said).toString();
  }
}
