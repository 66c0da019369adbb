package no.kfr.audit;

/** Which of the two signed messages of an entry. */
public enum MessageKind {
    REQUEST,
    REPLY
}
