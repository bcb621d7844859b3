/** App Home: what waits for me, what I asked for, and the workspace's settings. */
package dev.baton.bot.home;
