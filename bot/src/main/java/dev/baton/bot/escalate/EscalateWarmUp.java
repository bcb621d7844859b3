package dev.baton.bot.escalate;

import static java.util.Objects.requireNonNull;

import com.google.gson.Gson;
import com.slack.api.util.json.GsonFactory;
import dev.baton.bot.phrases.Wording;
import dev.baton.bot.surface.BotParts;
import dev.baton.db.escalate.KnownTickets;
import dev.baton.escalation.ticket.TicketKeyFormat;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Draws the form of {@code /escalate} for nobody, so that the first person who types it in a new
 * process need not wait for classes to load. Reads, and changes nothing.
 */
public final class EscalateWarmUp {
  private static final String TICKET = "WARM-1042";
  private static final String MATRIX = "warm-up.csv";

  private final BotParts parts;
  private final Gson json = GsonFactory.createSnakeCase();

  public EscalateWarmUp(BotParts parts) {
    this.parts = parts;
  }

  /**
   * Once; may be repeated.
   *
   * @param orgId of no workspace there is
   */
  public void run(String orgId) {
    var reading = TicketKeyFormat.DEFAULT.read(TICKET);
    parts.tenants().inTransaction(orgId, tx -> KnownTickets.in(tx).known(reading));
    Wording words = parts.snapshots().wordingFor(orgId, "");
    String _ = json.toJson(new PageOne(matrix(), words).empty(Optional.of(TICKET)));
  }

  private static Matrix matrix() {
    try (InputStream file =
        requireNonNull(EscalateWarmUp.class.getResourceAsStream(MATRIX), MATRIX)) {
      return MatrixCsv.read(file) instanceof ParseResult.Parsed parsed
          ? Matrix.of(1, parsed.routes())
          : Matrix.of(1, List.of());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
