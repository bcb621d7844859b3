/** Faults that Slack or Resend are told to have. */
package dev.baton.sandbox.fault;
