/**
 * What the escalation matrix says: tiers, routes, the conditions they hold under, who may take a
 * ticket over and who decides. Knows no Slack, no database and no clock: everything it needs is
 * handed in, so the same question always gets the same answer.
 */
package dev.baton.matrix;
