package no.kfr.refusal;

/**
 * A rule that was broken, and what would be right, in both languages that callers read. Never holds a value of the request.
 *
 * @param english begins with a small letter, or is a sentence
 */
public record Rule(String english, String norwegian) {}
