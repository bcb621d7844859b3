/** Every request and answer between the bot and the sandbox. */
package dev.baton.sandbox.exchange;
