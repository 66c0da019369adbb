package no.kfr.participant;

/**
 * What a participant is as a public agency.
 *
 * @param mandates what happens to a question that breaks a rule of its legal mandate
 */
public record PublicAgency(MandateEnforcement mandates) {}
