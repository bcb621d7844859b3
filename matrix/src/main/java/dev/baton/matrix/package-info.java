/**
 * What the escalation matrix says: tiers, routes, the conditions they hold under, who may take a
 * ticket over and who decides. Knows no Slack, no database and no clock: everything it needs is
 * handed in, so the same question always gets the same answer. The file is read and written in
 * {@code csv}, which names its faults with the types of {@code check}; both need this package and
 * it needs neither.
 */
package dev.baton.matrix;
