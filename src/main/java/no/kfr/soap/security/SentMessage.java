package no.kfr.soap.security;

import java.time.Duration;
import java.time.Instant;

/**
 * When the message was sent, as its sender signed it.
 *
 * @param created by his clock
 * @param tolerance by how much it may differ from the register's
 */
public record SentMessage(Instant created, Duration tolerance) {}
