/** What is known of the files that go with requests, and of their copies in Slack. */
@NullMarked
package dev.baton.db.file;

import org.jspecify.annotations.NullMarked;
