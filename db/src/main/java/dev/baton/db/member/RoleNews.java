package dev.baton.db.member;

import static dev.baton.db.tables.baton.Tables.WORKSPACE;

import dev.baton.db.Tx;
import java.util.List;

/** Whether a workspace's admins are still to be told what they and others gained and lost. */
public final class RoleNews {
  private final Tx tx;

  private RoleNews(Tx tx) {
    this.tx = tx;
  }

  /** That of this transaction's workspace. */
  public static RoleNews in(Tx tx) {
    return new RoleNews(tx);
  }

  /** Ids of those to tell, who count as told from now on; empty once they were told. */
  public List<String> takeReaders() {
    int due =
        tx.dsl()
            .update(WORKSPACE)
            .set(WORKSPACE.ROLES_UNTOLD, false)
            .where(WORKSPACE.ORG_ID.eq(tx.orgId()), WORKSPACE.ROLES_UNTOLD.isTrue())
            .execute();
    return due == 0 ? List.of() : Roles.in(tx).admins();
  }
}
