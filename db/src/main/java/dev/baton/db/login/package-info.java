/** Who is signed in on Baton's pages. */
@NullMarked
package dev.baton.db.login;

import org.jspecify.annotations.NullMarked;
