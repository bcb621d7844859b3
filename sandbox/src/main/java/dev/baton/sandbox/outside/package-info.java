/** Where else a bot tells people: Telegram, PagerDuty, and addresses of their own. */
package dev.baton.sandbox.outside;
