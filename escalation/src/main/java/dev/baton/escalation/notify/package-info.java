/** Who is told what, by which medium, and how a delivery stands. */
package dev.baton.escalation.notify;
