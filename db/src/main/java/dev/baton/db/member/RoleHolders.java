package dev.baton.db.member;

import static dev.baton.db.tables.baton.Tables.MEMBER;

import dev.baton.db.Tx;
import dev.baton.escalation.member.Member;
import dev.baton.escalation.member.Role;
import dev.baton.escalation.member.RoleHolder;
import dev.baton.escalation.member.RoleHolder.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Record1;
import org.jooq.Select;

/** Who holds a role now, and why. */
public final class RoleHolders {
  private final Tx tx;
  private final RoleSources sources;

  private RoleHolders(Tx tx) {
    this.tx = tx;
    this.sources = new RoleSources(tx);
  }

  /** Those of this transaction's workspace. */
  public static RoleHolders in(Tx tx) {
    return new RoleHolders(tx);
  }

  /**
   * All of them: admins, then managers, then whom an admin added to the support team; by name, each
   * person once per role. While nobody else is a manager the admins stand in as such.
   */
  public List<RoleHolder> all() {
    Set<String> slack = ids(sources.slackAdmins());
    Set<String> adminGrants = ids(sources.granted(Role.ADMIN));
    Set<String> managerGrants = ids(sources.granted(Role.MANAGER));
    Set<String> matrix = ids(sources.matrixManagers());
    Set<String> support = ids(sources.granted(Role.SUPPORT));
    Set<String> standIns = new HashSet<>();
    if (managerGrants.isEmpty() && matrix.isEmpty()) {
      standIns.addAll(slack);
      standIns.addAll(adminGrants);
    }
    Set<String> everybody = new HashSet<>();
    List.of(slack, adminGrants, managerGrants, matrix, support).forEach(everybody::addAll);
    List<Held> people =
        Members.in(tx).those(everybody).stream()
            .sorted(Comparator.comparing(Member::name).thenComparing(Member::id))
            .map(person -> new Held(person.id(), new ArrayList<>()))
            .toList();
    people.forEach(person -> {
      person.add(Role.ADMIN, Source.SLACK, slack);
      person.add(Role.ADMIN, Source.GRANT, adminGrants);
      person.add(Role.MANAGER, Source.GRANT, managerGrants);
      person.add(Role.MANAGER, Source.MATRIX, matrix);
      person.add(Role.MANAGER, Source.STANDS_IN, standIns);
      person.add(Role.SUPPORT, Source.GRANT, support);
    });
    return Stream.of(Role.ADMIN, Role.MANAGER, Role.SUPPORT)
        .flatMap(role -> people.stream().flatMap(person -> person.as(role)))
        .toList();
  }

  private record Held(String member, List<RoleHolder> each) {
    void add(Role role, Source source, Set<String> holders) {
      if (holders.contains(member)) {
        each.add(new RoleHolder(member, role, List.of(source)));
      }
    }

    Stream<RoleHolder> as(Role role) {
      List<Source> why =
          each.stream()
              .filter(held -> held.role() == role)
              .flatMap(held -> held.why().stream())
              .toList();
      return why.isEmpty() ? Stream.empty() : Stream.of(new RoleHolder(member, role, why));
    }
  }

  private Set<String> ids(Select<Record1<String>> found) {
    return tx.dsl().fetch(found).intoSet(MEMBER.MEMBER_ID);
  }

  /** Whether anybody but this person is an admin now. */
  boolean hasAdminBesides(String member) {
    return Roles.in(tx).admins().stream().anyMatch(admin -> !admin.equals(member));
  }
}
