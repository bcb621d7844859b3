/**
 * How to be talked to over HTTP: server, limits, headers, signatures, replays. Knows no domain and
 * no database.
 */
@NullMarked
package dev.baton.web;

import org.jspecify.annotations.NullMarked;
