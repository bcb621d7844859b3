package dev.baton.bot.clock;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.externalSelect;

import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.context.builtin.BlockSuggestionContext;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.ExternalSelectElement;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.AdminAccess;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.DatabaseUnavailable;
import dev.baton.escalation.clock.CalendarSetting;
import dev.baton.matrix.Names;
import dev.baton.slack.Caller;
import dev.baton.slack.Inputs;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a country, or a part of one, while an admin types. */
public final class RegionSearch {
  /** Of the working hours' form. */
  public static final String ID = "holiday_region";

  /** Stands for no region, in a field that Slack lets nobody empty. */
  public static final String NONE = CalendarSetting.NO_REGION;

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private static final Logger LOG = LoggerFactory.getLogger(RegionSearch.class);

  private final BotParts parts;
  private final AdminAccess door;

  public RegionSearch(BotParts parts) {
    this.parts = parts;
    this.door = new AdminAccess(parts);
  }

  /**
   * The field, empty or with what was chosen.
   *
   * @param region code of what was chosen
   */
  public static ExternalSelectElement field(Optional<String> region, Wording words) {
    return externalSelect(e ->
        e.actionId(ID)
            .minQueryLength(0)
            .placeholder(plainText(words.say(ClockPhrase.REGION_SEARCH)))
            .initialOption(region.map(code -> chosen(code, words)).orElse(null)));
  }

  /** Whether the field may hold this code, or says that there is none. */
  public static boolean isOffered(String region) {
    return region.equals(NONE) || Region.find(region).isPresent();
  }

  public Response answer(BlockSuggestionRequest request, BlockSuggestionContext context) {
    Caller caller = Caller.of(context);
    String typed = Optional.ofNullable(request.getPayload().getValue()).orElse("");
    List<OptionObject> found = isAdmin(caller) ? found(typed, parts.wordingFor(caller)) : List.of();
    return context.ack(
        BlockSuggestionResponse.builder()
            .options(
                found.stream()
                    .map(option -> new Option(option.getText(), option.getValue()))
                    .toList())
            .build());
  }

  private boolean isAdmin(Caller caller) {
    try {
      return door.asAdmin(caller, _ -> true).isPresent();
    } catch (DatabaseUnavailable away) {
      LOG.warn("Regions could not be looked up: the database is away");
      return false;
    }
  }

  private static OptionObject chosen(String region, Wording words) {
    return region.equals(NONE)
        ? Inputs.option(words.say(ClockPhrase.NO_REGION), NONE)
        : Inputs.option(HolidayNames.ofRegion(region, words.locale()), region);
  }

  private static List<OptionObject> found(String typed, Wording words) {
    String[] wanted = folded(typed).split("[ ,]+");
    Stream<OptionObject> regions =
        Region.all().stream()
            .map(region -> Inputs.option(region.name(words.locale()), region.code()))
            .sorted(
                Comparator.comparing((OptionObject option) -> option.getValue().contains("-"))
                    .thenComparing(option -> folded(option.getText().getText())));
    return Stream.concat(Stream.of(Inputs.option(words.say(ClockPhrase.NO_REGION), NONE)), regions)
        .filter(option -> Arrays.stream(wanted).allMatch(word -> matches(option, word)))
        .limit(Inputs.MOST_OPTIONS)
        .toList();
  }

  private static boolean matches(OptionObject option, String word) {
    return option.getValue().equals(word)
        || Arrays.stream(folded(option.getText().getText()).split("[ ,()-]+"))
            .anyMatch(part -> part.startsWith(word));
  }

  /** Accents are often left out while somebody types. */
  private static String folded(String text) {
    return MARKS.matcher(Normalizer.normalize(Names.key(text), Normalizer.Form.NFD)).replaceAll("");
  }
}
