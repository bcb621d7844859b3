package dev.baton.bench.product;

import com.slack.api.model.view.View;
import dev.baton.bot.Texts;
import dev.baton.bot.escalate.PageOne;
import dev.baton.matrix.Matrix;
import dev.baton.matrix.Route;
import dev.baton.matrix.csv.MatrixCsv;
import dev.baton.matrix.csv.ParseResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What both sides of the measurement have in common. */
public final class Scene {
  public static final String ORG = "T0BENCH";
  public static final String AGENT = "U0ana";
  public static final String TICKET = "ZD-1042";
  public static final String SIGNING_SECRET = "0123456789abcdef0123456789abcdef";
  public static final String ENCRYPTION_KEY = "QkFUT04tYmVuY2gta2V5LW51bWJlci0xLTMyLWJ5dGU=";
  public static final String BOT_TOKEN = "xoxb-bench";

  public static final String MATRIX =
      """
      from_tier,to_tier,category,priority,criteria,checklist,owner,lead
      T1,T2,Billing,,An invoice or a refund is wrong,Invoice number noted,marco@bench.test,lena@bench.test
      T1,T2,Login,,Sign-in fails after a reset,Second browser tried,nina@bench.test,lena@bench.test
      T1,T2,Data loss,P1|P2,Records are missing,Time of the last good record noted,nina@bench.test,lena@bench.test
      T1,T2,Import,,A file is refused,File attached,nina@bench.test,lena@bench.test
      T1,T2,,,The handbook has no answer,Handbook searched,nina@bench.test,lena@bench.test
      T2,T3,,,The cause is in our own code,Steps to reproduce written down,tara@bench.test,theo@bench.test
      T2,T1,,,The answer is known,,,lena@bench.test
      """;

  /** Everybody, by what stands before the @; the first one types. */
  public static final List<String> PEOPLE = List.of("ana", "marco", "nina", "lena", "tara", "theo");

  private Scene() {}

  private static List<Route> routes() {
    byte[] file = MATRIX.getBytes(StandardCharsets.UTF_8);
    try {
      return switch (MatrixCsv.read(new ByteArrayInputStream(file))) {
        case ParseResult.Parsed(var routes, var _) -> routes;
        case ParseResult.Faulty faulty -> throw new IllegalStateException(faulty.toString());
      };
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** The view that `/escalate ZD-1042` opens. */
  public static View page() {
    return new PageOne(Matrix.of(1, routes()), Texts.load().english()).empty(Optional.of(TICKET));
  }
}
