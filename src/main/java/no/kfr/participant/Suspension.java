package no.kfr.participant;

import java.time.LocalDate;

/**
 * Why a participant does not take part for now.
 *
 * @param since the first day of it, in Norway
 * @param reason for the operators; never shown to the participant
 */
public record Suspension(LocalDate since, String reason) {}
