/** Who may decide, redirect and withdraw, and what a decision says. */
package dev.baton.escalation.decide;
