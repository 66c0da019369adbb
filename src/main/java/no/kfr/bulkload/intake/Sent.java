package no.kfr.bulkload.intake;

import java.time.Duration;
import java.time.Instant;

/**
 * When a message was sent, and when it came.
 *
 * @param created by the sender's clock
 * @param arrived its first byte, by the register's
 * @param tolerance how far the sender's clock may be ahead
 */
public record Sent(Instant created, Instant arrived, Duration tolerance) {}
