package no.kfr.participant;

import java.util.Locale;

/** What happens to an agency's question that breaks a rule of its legal mandate. */
public enum MandateEnforcement {
    /** It is refused. */
    ENFORCE,
    /** It is answered, with the broken rules as warnings. */
    WARN;

    /** The word in files and commands. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
