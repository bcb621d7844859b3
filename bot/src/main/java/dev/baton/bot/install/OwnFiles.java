package dev.baton.bot.install;

import com.slack.api.methods.MethodsClient;
import dev.baton.db.Tenants;
import dev.baton.db.file.FileCopies;
import dev.baton.escalation.notify.CopyOfFile;
import dev.baton.slack.SlackAnswer;
import dev.baton.slack.SlackFiles;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes Baton's own files out of a workspace that it leaves, while the token still works. */
final class OwnFiles {
  private static final Logger LOG = LoggerFactory.getLogger(OwnFiles.class);

  private static final int AT_ONCE = 100;

  /** Slack asks for a pause after some fifty a minute. */
  private static final int MOST_PAUSES = 120;

  private final Tenants tenants;

  OwnFiles(Tenants tenants) {
    this.tenants = tenants;
  }

  /** Deletes as many as Slack lets it. */
  void delete(String orgId, MethodsClient slack) {
    int pauses = 0;
    String last = "";
    while (true) {
      String after = last;
      List<CopyOfFile> copies =
          tenants.inBackground(orgId, tx -> FileCopies.in(tx).after(after, AT_ONCE));
      if (copies.isEmpty()) {
        return;
      }
      for (CopyOfFile copy : copies) {
        last = copy.id();
        while (SlackFiles.delete(slack, copy.id()) instanceof SlackAnswer.NotNow(Duration delay)) {
          if (++pauses > MOST_PAUSES || !paused(delay)) {
            LOG.warn("Copies of files stay in {}: Slack asks to wait", orgId);
            return;
          }
        }
      }
    }
  }

  private static boolean paused(Duration delay) {
    try {
      Thread.sleep(delay);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
