/** Resend and the mailbox behind it. */
package dev.baton.sandbox.mail;
