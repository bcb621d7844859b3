/** How long texts are kept, and what is known of a person. */
package dev.baton.escalation.privacy;
