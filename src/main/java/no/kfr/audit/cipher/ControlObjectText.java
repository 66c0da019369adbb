package no.kfr.audit.cipher;

import java.util.Optional;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.ControlObject;
import no.kfr.identity.CustomerId;

/** Control objects as the journal encrypts and commits to them: a customer as its digits, an account with a word before. */
public final class ControlObjectText {

    private static final String ACCOUNT = "account ";

    private ControlObjectText() {}

    public static String of(ControlObject controlObject) {
        return switch (controlObject) {
            case CustomerId customer -> customer.value();
            case AccountNumber account -> ACCOUNT + account.value();
        };
    }

    /** What {@link #of} gave; nothing when it is no such text. */
    public static Optional<ControlObject> read(String text) {
        return text.startsWith(ACCOUNT)
                ? AccountNumber.read(text.substring(ACCOUNT.length())).map(account -> account)
                : CustomerId.held(text).map(customer -> customer);
    }
}
