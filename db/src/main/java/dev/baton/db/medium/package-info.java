/** By which media people have alerts beside Slack, and where those lead. */
@NullMarked
package dev.baton.db.medium;

import org.jspecify.annotations.NullMarked;
