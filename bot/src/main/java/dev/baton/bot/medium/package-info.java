/** How to hand something over at Telegram, at an address of somebody's own, and at PagerDuty. */
@NullMarked
package dev.baton.bot.medium;

import org.jspecify.annotations.NullMarked;
