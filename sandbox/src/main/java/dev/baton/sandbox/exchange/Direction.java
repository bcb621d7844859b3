package dev.baton.sandbox.exchange;

/** Who called whom. */
public enum Direction {
  /** The bot called a Web API method, a response_url or an upload URL. */
  BOT_TO_SLACK,
  /** Slack sent the bot a command, an interaction or an event. */
  SLACK_TO_BOT,
  /** The bot called Resend. */
  BOT_TO_RESEND,
  /** Resend sent the bot a webhook. */
  RESEND_TO_BOT,
  BOT_TO_TELEGRAM,
  BOT_TO_PAGERDUTY,
  /** The bot called an address of somebody's own. */
  BOT_TO_RECEIVER,
  /** The bot called the help desk. */
  BOT_TO_ZENDESK,
  /** The help desk sent the bot a webhook. */
  ZENDESK_TO_BOT
}
