package dev.baton.slack;

import com.slack.api.model.File;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody filled into a modal, by the ids of {@link Inputs}. */
public final class ViewValues {
  /** Later days have more digits than Slack's calendar writes, and overflow further on. */
  private static final int LAST_YEAR = 9999;

  private final Map<String, Map<String, ViewState.Value>> values;

  private ViewValues(Map<String, Map<String, ViewState.Value>> values) {
    this.values = values;
  }

  public static ViewValues of(View view) {
    ViewState state = view.getState();
    return new ViewValues(
        state == null || state.getValues() == null ? Map.of() : state.getValues());
  }

  /** The text typed; empty when the field is not there or nothing was typed. */
  public Optional<String> text(String id) {
    return value(id)
        .map(ViewState.Value::getValue)
        .map(ViewValues::storable)
        .filter(text -> !text.isBlank());
  }

  /** The value of the option chosen; empty when the field is not there or nothing was chosen. */
  public Optional<String> selected(String id) {
    return value(id)
        .map(ViewState.Value::getSelectedOption)
        .map(ViewState.SelectedOption::getValue)
        .map(ViewValues::storable);
  }

  /** Nobody types NUL, no database stores it, and it must not become an error for whom it meets. */
  private static String storable(String text) {
    return text.replace("\u0000", "");
  }

  /** The day chosen; empty when the field is not there or no day is. */
  public Optional<LocalDate> date(String id) {
    return value(id).map(ViewState.Value::getSelectedDate).flatMap(ViewValues::day);
  }

  /** The time of day chosen; empty when the field is not there or none is. */
  public Optional<LocalTime> time(String id) {
    return value(id).map(ViewState.Value::getSelectedTime).flatMap(ViewValues::timeOfDay);
  }

  private static Optional<LocalDate> day(String written) {
    try {
      return Optional.of(LocalDate.parse(written))
          .filter(day -> day.getYear() >= 1 && day.getYear() <= LAST_YEAR);
    } catch (DateTimeParseException noDay) {
      return Optional.empty();
    }
  }

  private static Optional<LocalTime> timeOfDay(String written) {
    try {
      return Optional.of(LocalTime.parse(written));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }

  /** Slack id of the person chosen; empty when the field is not there or nobody was chosen. */
  public Optional<String> person(String id) {
    return value(id).map(ViewState.Value::getSelectedUser).filter(user -> !user.isBlank());
  }

  /** Slack ids of the people chosen, in their order; empty when the field is not there. */
  public List<String> people(String id) {
    return value(id)
        .map(ViewState.Value::getSelectedUsers)
        .map(users -> users.stream().filter(user -> !user.isBlank()).toList())
        .orElse(List.of());
  }

  /** Slack ids of the files given, in their order; empty when the field is not there. */
  public List<String> files(String id) {
    return filesGiven(id).stream().map(File::getId).toList();
  }

  /** The files given, each with its id; empty when the field is not there. */
  public List<File> filesGiven(String id) {
    return value(id)
        .map(ViewState.Value::getFiles)
        .map(files -> files.stream().filter(file -> file.getId() != null).toList())
        .orElse(List.of());
  }

  /** The values of the boxes ticked. */
  public List<String> ticked(String id) {
    return value(id)
        .map(ViewState.Value::getSelectedOptions)
        .map(options -> options.stream().map(ViewState.SelectedOption::getValue).toList())
        .orElse(List.of());
  }

  private Optional<ViewState.Value> value(String id) {
    return Optional.ofNullable(values.get(id)).map(actions -> actions.get(id));
  }
}
