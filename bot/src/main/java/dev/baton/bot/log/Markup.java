package dev.baton.bot.log;

import dev.baton.bot.workspace.Snapshot;
import dev.baton.slack.Mrkdwn;
import java.time.Instant;
import java.time.ZoneId;

/** Writes people, times and typed words as its page shows them. */
interface Markup {
  String bold(String typed);

  String typed(String text);

  String who(String member);

  String time(Instant at);

  /** In Slack's format. */
  static Markup forSlack(ZoneId zone) {
    return new Markup() {
      @Override
      public String bold(String typed) {
        return "*" + Mrkdwn.escape(typed) + "*";
      }

      @Override
      public String typed(String text) {
        return Mrkdwn.escape(text);
      }

      @Override
      public String who(String member) {
        return Mrkdwn.mention(member);
      }

      @Override
      public String time(Instant at) {
        return Mrkdwn.time(at, zone);
      }
    };
  }

  /** As plain text, for a file. */
  static Markup forFile(Snapshot people, ZoneId zone) {
    return new Markup() {
      @Override
      public String bold(String typed) {
        return typed;
      }

      @Override
      public String typed(String text) {
        return text;
      }

      @Override
      public String who(String member) {
        return people.nameOf(member);
      }

      @Override
      public String time(Instant at) {
        return Mrkdwn.plainTime(at, zone);
      }
    };
  }
}
