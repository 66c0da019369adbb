package no.kfr.identity;

/**
 * What a question is about: a customer, or an account. Both can be eleven digits long, and then nothing but their type tells
 * them apart. Masks itself.
 */
public sealed interface ControlObject permits CustomerId, AccountNumber {

    /** Its digits; for the question and the journal only. */
    String value();
}
