package no.kfr.audit;

import java.security.cert.X509Certificate;
import java.util.UUID;
import no.kfr.digest.Fingerprint;

/**
 * Where the signed messages of an entry are kept, as proof of what the entry says. To be called in the transaction of the entry:
 * what is added after an entry was sealed does not count as part of it, and is reported as an insertion.
 */
public interface MessageJournal {

    /**
     * Keeps a message, compressed and encrypted; once per entry and kind.
     *
     * @param entryId the entry's {@link JournalEntry#id()}
     * @param asSentOrReceived the bytes as they went over the wire
     */
    void message(UUID entryId, MessageKind kind, byte[] asSentOrReceived);

    /** Keeps a signer's certificate, that entries name by its {@link Fingerprint}; costs nothing when it is there already. */
    void certificate(X509Certificate signer);
}
