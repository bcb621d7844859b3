package dev.baton.escalation.report;

import dev.baton.escalation.report.WordList.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Several words that mean one of the grammar, and words that mean nothing to it. */
final class Phrasing {
  private Phrasing() {}

  /** What begins something new, so that a name of several words ends before it. */
  static final Set<String> KEYWORDS =
      Set.of(
          "by",
          "per",
          "last",
          "past",
          "this",
          "from",
          "to",
          "since",
          "until",
          "in",
          "during",
          "before",
          "and",
          "or",
          "with",
          "within",
          "over",
          "more",
          "at",
          "less",
          "under",
          ">",
          ">=",
          "<",
          "<=",
          "=",
          ",",
          "tickets",
          "escalations",
          "accounts");

  /** Passed over wherever they stand. */
  static final Set<String> FILLERS =
      Set.of(
          "a",
          "account's",
          "all",
          "an",
          "and",
          "any",
          "are",
          "as",
          "been",
          "being",
          "between",
          "can",
          "chart",
          "could",
          "count",
          "current",
          "currently",
          "did",
          "display",
          "do",
          "does",
          "during",
          "each",
          "ever",
          "every",
          "everything",
          "figures",
          "find",
          "for",
          "get",
          "give",
          "graph",
          "had",
          "has",
          "have",
          "how",
          "i",
          "identify",
          "in",
          "is",
          "it",
          "its",
          "let",
          "like",
          "list",
          "long",
          "many",
          "much",
          "need",
          "now",
          "number",
          "of",
          "on",
          "only",
          "or",
          "our",
          "out",
          "please",
          "plot",
          "pull",
          "query",
          "recurring",
          "report",
          "reports",
          "same",
          "see",
          "show",
          "so",
          "that",
          "the",
          "their",
          "them",
          "then",
          "there",
          "these",
          "they",
          "those",
          "time",
          "times",
          "to",
          "took",
          "trend",
          "trends",
          "up",
          "us",
          "want",
          "was",
          "we",
          "were",
          "what",
          "when",
          "where",
          "whether",
          "which",
          "who",
          "whose",
          "why",
          "will",
          "with",
          "would",
          "you",
          "your",
          ",",
          "escalation",
          "ticket",
          "overview",
          "statistics",
          "stats",
          "data",
          "most",
          "repeated",
          "repeatedly",
          "often",
          "total");

  private static final Map<List<String>, List<String>> PHRASES = phrases();
  private static final int LONGEST = PHRASES.keySet().stream().mapToInt(List::size).max().orElse(1);

  private static Map<List<String>, List<String>> phrases() {
    Map<String, String> said = new LinkedHashMap<>();
    put(said, "account-tier", "account tier", "account tiers", "account-tiers", "customer tier");
    put(said, "from-tier", "from tier");
    put(said, "tier", "to tier", "to-tier", "by tiers");
    put(said, "health", "health tier", "health score", "account health");
    put(said, "first-response none", "without first response", "no first response");
    put(said, "first-response none", "without a first response", "with no first response");
    put(said, "first-response none", "without response", "unanswered");
    put(said, "first-response", "first response");
    put(said, "open-for", "open for", "been open for");
    put(said, "hand-back", "hand back", "hand backs", "handed back");
    put(said, "in-progress", "in progress", "in_progress");
    put(said, "waiting", "waiting on customer");
    put(said, "decision", "time to decision", "decision time", "decision times", "decisions");
    put(said, "decision", "time to a decision", "approval time", "time to decide");
    put(said, "resolution", "time to resolution", "resolution time", "resolution times");
    put(said, "resolution", "time to resolve");
    put(said, "rate", "escalation rate", "escalation rates", "rates");
    put(said, "tickets status open,in-progress,escalated", "sla status", "open tickets");
    put(said, "sla", "sla kept", "sla compliance", "slas", "sla met");
    put(said, "pingpong", "ping pong", "ping-pong", "ping-pongs", "to and fro");
    put(said, "patterns", "recurring patterns", "pattern");
    put(said, "bounces", "bounce", "bounce rate", "bounced requests", "bounce reasons");
    put(said, "accounts", "customers", "accounts with repeated escalations");
    put(said, "reviews account", "what happened with", "what happened to");
    put(said, "agents", "who took ownership", "per agent", "by agent", "agent", "coaching");
    put(said, "reviews", "review", "history");
    put(said, "bounces", "why bounced");
    put(said, "", "show me", "give me", "tell me", "get me", "send me", "for me", "let me");
    put(said, "", "account context", "hours open", "before a renewal call");
    put(said, "", "before the renewal call", "before renewal", "before a renewal");
    put(said, "by month", "monthly", "per month", "each month", "month by month", "by months");
    put(said, "by week", "weekly", "per week", "each week", "week by week", "by weeks");
    put(said, "account", "customer");
    put(said, "value", "contract value", "contract-value");
    put(said, ">=", "at least", "no less than");
    put(said, ">", "more than", "greater than", "longer than", "above");
    put(said, "<", "less than", "fewer than", "below", "under", "shorter than");
    put(said, "<=", "at most", "no more than");
    Map<List<String>, List<String>> split = new LinkedHashMap<>();
    said.forEach((phrase, meaning) -> split.put(words(phrase), words(meaning)));
    return Map.copyOf(split);
  }

  private static void put(Map<String, String> said, String meaning, String... phrases) {
    for (String phrase : phrases) {
      said.put(phrase, meaning);
    }
  }

  private static List<String> words(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split("(?<=,)|(?=,)| ")).filter(word -> !word.isBlank()).toList();
  }

  /** The longest phrases replaced by what they mean. */
  static List<Word> resolved(List<Word> typed) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < typed.size()) {
      int length = longestPhrase(typed, at);
      if (length == 0) {
        words.add(typed.get(at));
        at++;
      } else {
        PHRASES
            .getOrDefault(lower(typed, at, length), List.of())
            .forEach(word -> words.add(new Word(word, false)));
        at += length;
      }
    }
    return words;
  }

  private static int longestPhrase(List<Word> typed, int at) {
    return java.util.stream.IntStream.rangeClosed(1, Math.min(LONGEST, typed.size() - at))
        .boxed()
        .sorted(Comparator.reverseOrder())
        .filter(length -> PHRASES.containsKey(lower(typed, at, length)))
        .findFirst()
        .orElse(0);
  }

  private static List<String> lower(List<Word> typed, int at, int length) {
    return typed.subList(at, at + length).stream().map(Word::lower).toList();
  }
}
