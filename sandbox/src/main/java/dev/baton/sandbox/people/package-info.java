/** People who use Slack as one does: typing, clicking, filling forms, waiting for what appears. */
package dev.baton.sandbox.people;
