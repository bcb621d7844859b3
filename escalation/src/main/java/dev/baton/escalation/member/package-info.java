/** People and what they may do. */
package dev.baton.escalation.member;
