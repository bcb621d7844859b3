/** Everything of Resend: sending, its webhook, the envelope of a mail and who may get one. */
package dev.baton.bot.mail;
