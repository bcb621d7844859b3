/** Which tickets Baton itself finds that should be handed on, when, and what follows. */
package dev.baton.escalation.detect;
