package no.kfr.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.digest.Fingerprint;
import no.kfr.identity.CustomerId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.transaction.IllegalTransactionStateException;

/** What lies in the database of an entry's content. */
@ParameterizedClass
@MethodSource("databases")
class JournalContentTest {

    private static final CustomerId PERSON = TestNumbers.syntheticPerson();
    private static final byte[] MESSAGE =
            ("<controlObject>" + PERSON.value() + "</controlObject>").repeat(50).getBytes(StandardCharsets.UTF_8);

    private final RegisterNode node;
    private final Journal journal;
    private final MessageJournal messages;

    JournalContentTest(TestDatabase database) {
        node = RegisterNode.on(database);
        journal = node.get(Journal.class);
        messages = node.get(MessageJournal.class);
    }

    static Stream<TestDatabase> databases() {
        return TestDatabase.available().stream();
    }

    @Test
    void no_column_holds_the_control_object_in_any_readable_form() {
        UUID id = record(PERSON, "answered about " + PERSON.value() + " and 01020312345");

        String row = node.sql()
                .sql("select * from journal_entry where entry_id = ?")
                .param(id.toString())
                .query((result, number) -> {
                    var text = new StringBuilder();
                    for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                        boolean bytes = result.getObject(i) instanceof byte[];
                        text.append(result.getString(i))
                                .append('|')
                                .append(bytes ? new String(result.getBytes(i), StandardCharsets.ISO_8859_1) : "")
                                .append('|');
                    }
                    return text.toString();
                })
                .single();
        assertThat(row)
                .contains(id.toString())
                .contains("answered about *********** and ***********")
                .doesNotContain(PERSON.value())
                .doesNotContain("01020312345");
    }

    @Test
    void the_same_control_object_is_never_encrypted_alike_and_always_hashed_alike() {
        UUID one = record(PERSON, null);
        UUID other = record(PERSON, null);

        assertThat(bytes("control_object", one)).isNotEqualTo(bytes("control_object", other));
        assertThat(bytes("control_object_commit", one)).isNotEqualTo(bytes("control_object_commit", other));
        assertThat(bytes("control_object_hash", one)).isEqualTo(bytes("control_object_hash", other));
    }

    @Test
    void messages_are_neither_plain_nor_larger_than_they_were() {
        UUID id = record(PERSON, null);
        node.inTransaction(() -> {
            messages.message(id, MessageKind.REQUEST, MESSAGE);
            return id;
        });

        byte[] stored = node.sql()
                .sql("select content from journal_message where entry_id = ?")
                .param(id.toString())
                .query((row, number) -> row.getBytes(1))
                .single();
        assertThat(stored.length).isLessThan(MESSAGE.length / 5);
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("controlObject");
    }

    @Test
    void nothing_is_recorded_outside_the_transaction_of_the_work() {
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> journal.record(Entries.lookup(PERSON)));
        assertThatExceptionOfType(IllegalTransactionStateException.class)
                .isThrownBy(() -> messages.message(UUID.randomUUID(), MessageKind.REPLY, MESSAGE));
    }

    @Test
    void a_certificate_is_kept_once_however_often_it_signs() {
        var signer = TestSigner.of(TestNumbers.organisation()).certificate();
        for (int i = 0; i < 3; i++) {
            node.inTransaction(() -> {
                messages.certificate(signer);
                return List.of();
            });
        }

        assertThat(node.sql()
                        .sql("select count(*) from journal_certificate where fingerprint = ?")
                        .param(Fingerprint.of(signer))
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private UUID record(CustomerId controlObject, @Nullable String detail) {
        JournalEntry entry = Entries.lookup(controlObject, detail);
        return node.inTransaction(() -> {
            journal.record(entry);
            return entry.id();
        });
    }

    private String bytes(String column, UUID id) {
        return node.sql()
                .sql("select " + column + " from journal_entry where entry_id = ?")
                .param(id.toString())
                .query((row, number) -> Arrays.toString(row.getBytes(1)))
                .single();
    }
}
