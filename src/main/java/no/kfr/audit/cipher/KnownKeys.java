package no.kfr.audit.cipher;

import java.util.Map;
import no.kfr.refusal.StartRefused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which keys content was written under, by check values: a wrong key is noticed before anything is written with it. */
public final class KnownKeys {

    private static final Logger LOG = LoggerFactory.getLogger(KnownKeys.class);

    private final JdbcClient database;

    public KnownKeys(JdbcClient database) {
        this.database = database;
    }

    /**
     * Returns when the keys are the ones that the database knows, or new; new ones are remembered.
     *
     * @throws StartRefused when another key was used under the same name
     */
    public void check(ContentKeys keys) {
        Map<String, String> given = keys.checkValues();
        given.forEach((id, checkValue) -> {
            String known = known(id);
            if (known == null) {
                remember(id, checkValue);
            } else if (!known.equals(checkValue)) {
                throw new StartRefused(wrong(id));
            }
        });
        database.sql("select key_id from journal_key").query(String.class).list().stream()
                .filter(id -> !given.containsKey(id))
                .forEach(id -> LOG.warn("What the journal keeps under its key {} cannot be read: it is not set.", id));
    }

    private static String wrong(String id) {
        String setting = id.equals(ContentKeys.SEARCH) ? "kfr.audit.search-key" : "kfr.audit.keys, key " + id + ",";
        return "The journal was written with another key than the one that " + setting + " holds now. Put back the one"
                + " that was used (with the embedded database and without settings: the file beside it that ends with"
                + " .journal-keys). A new key for the content gets a new id and stands first in kfr.audit.keys; the"
                + " search key does not change.";
    }

    private @Nullable String known(String id) {
        return database.sql("select check_value from journal_key where key_id = ?")
                .param(id)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private void remember(String id, String checkValue) {
        try {
            database.sql("insert into journal_key (key_id, check_value) values (?, ?)")
                    .params(id, checkValue)
                    .update();
        } catch (DuplicateKeyException anotherNode) {
            if (!checkValue.equals(known(id))) {
                throw new StartRefused(wrong(id), anotherNode);
            }
        }
    }
}
