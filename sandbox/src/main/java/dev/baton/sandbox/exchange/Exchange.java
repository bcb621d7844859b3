package dev.baton.sandbox.exchange;

import java.time.Duration;
import java.time.Instant;

/**
 * One request and its answer.
 *
 * @param number 1, 2, 3… in the order the answers were complete
 * @param at when it ended, by the sandbox's clock
 * @param name the Web API method, the kind of payload, or the path
 * @param status the HTTP status; 0 when there was no answer
 * @param took real time from request to answer
 */
public record Exchange(
    long number,
    Instant at,
    Direction direction,
    String name,
    String request,
    int status,
    String answer,
    SignatureResult signature,
    Duration took) {}
