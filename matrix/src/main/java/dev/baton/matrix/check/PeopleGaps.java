package dev.baton.matrix.check;

import dev.baton.matrix.Absence;
import dev.baton.matrix.Column;
import dev.baton.matrix.Directory;
import dev.baton.matrix.Email;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Presence;
import dev.baton.matrix.Route;
import dev.baton.matrix.Tier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Whether the people a matrix names can take part in this workspace. */
final class PeopleGaps {
  private final Matrix matrix;
  private final Directory directory;
  private final Map<Email, Mention> mentions = new LinkedHashMap<>();

  private record Mention(Set<Column> columns, Set<Integer> routes) {}

  PeopleGaps(Matrix matrix, Directory directory) {
    this.matrix = matrix;
    this.directory = directory;
  }

  List<Gap> gaps() {
    List<Gap> gaps = new ArrayList<>();
    matrix.tiers().stream().filter(this::nobodyLeads).map(Gap.NobodyLeads::new).forEach(gaps::add);
    matrix.routes().forEach(this::note);
    mentions.forEach((email, mention) ->
        lasting(email)
            .map(why ->
                new Gap.CannotTakePart(
                    email, why, List.copyOf(mention.columns()), List.copyOf(mention.routes())))
            .ifPresent(gaps::add));
    return gaps;
  }

  /** A tier that no route leads into has nothing to decide. */
  private boolean nobodyLeads(Tier tier) {
    List<Email> leads =
        matrix.entering(tier).stream()
            .flatMap(route -> Stream.concat(route.leads().stream(), route.backupLeads().stream()))
            .distinct()
            .toList();
    return !leads.isEmpty() && leads.stream().allMatch(email -> lasting(email).isPresent());
  }

  private void note(Route route) {
    note(route, Column.OWNER, route.owners());
    note(route, Column.BACKUP_OWNER, route.backupOwners());
    note(route, Column.LEAD, route.leads());
    note(route, Column.BACKUP_LEAD, route.backupLeads());
    note(route, Column.MANAGER, route.managers());
  }

  private void note(Route route, Column column, Collection<Email> emails) {
    for (Email email : emails) {
      Mention mention =
          mentions.computeIfAbsent(
              email, _ -> new Mention(new LinkedHashSet<>(), new LinkedHashSet<>()));
      mention.columns().add(column);
      mention.routes().add(route.number());
    }
  }

  private Optional<Gap.Exclusion> lasting(Email email) {
    return switch (directory.presence(email)) {
      case Presence.Present _ -> Optional.empty();
      case Presence.Missing(var absence) -> lasting(absence);
    };
  }

  /** Being away passes, and what concerns one ticket says nothing of the next. */
  private static Optional<Gap.Exclusion> lasting(Absence absence) {
    return switch (absence) {
      case Absence.NotInWorkspace _ -> Optional.of(Gap.Exclusion.NOT_IN_WORKSPACE);
      case Absence.Deactivated _ -> Optional.of(Gap.Exclusion.DEACTIVATED);
      case Absence.Guest _ -> Optional.of(Gap.Exclusion.GUEST);
      case Absence.Away _, Absence.OffShift _, Absence.IsRequester _, Absence.OwnsItAlready _ ->
          Optional.empty();
    };
  }
}
