package no.kfr.soap.message;

import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;

/**
 * How long the values are, in characters, that a message is known and answered by. Checked before anything repeats, compares or
 * stores them; what real stacks send is a fifth of it.
 */
public final class LengthLimits {

    /** Of an element, which a signature refers to. */
    public static final int ID = 200;

    static final int MESSAGE_ID = 250;

    /** Of all the text of a header: an address, an action, an endpoint reference with its parameters. */
    static final int ADDRESS = 2000;

    private LengthLimits() {}

    /** @throws Refused when the value is longer; what it is, the caller is not told */
    public static void require(String field, String value, int most) {
        if (value.length() > most) {
            throw Refused.because(Code.VALUE_TOO_LONG, field, "has at most " + most + " characters");
        }
    }
}
