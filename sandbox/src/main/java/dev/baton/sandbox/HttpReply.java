package dev.baton.sandbox;

import java.util.Map;

/** A whole answer, ready to be written. */
record HttpReply(int status, Map<String, String> headers, String body) {}
