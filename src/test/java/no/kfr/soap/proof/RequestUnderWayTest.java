package no.kfr.soap.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.transaction.UnitOfWork;
import org.apache.cxf.message.ExchangeImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/** When what a request has done is stored, and under which entry. */
class RequestUnderWayTest {

    private final RegisterNode node = RegisterNode.on(TestDatabase.H2);
    private final RequestUnderWay request =
            new RequestUnderWay(new ExchangeImpl(), node.get(Journal.class), node.get(UnitOfWork.class), Instant.EPOCH);

    @Test
    void what_is_concluded_is_stored_when_it_is_finished_and_not_before() {
        JournalEntry entry = entry();
        List<UUID> finished = new ArrayList<>();

        assertThat(request.<String>conclude(journal -> {
                    journal.record(entry);
                    return "answer";
                }))
                .isEqualTo("answer");
        assertThat(isStored(entry)).isFalse();
        request.finish(finished::add);

        assertThat(isStored(entry)).isTrue();
        assertThat(finished).containsExactly(entry.id());
    }

    @Test
    void work_that_collided_is_stored_once_with_the_entry_of_its_last_attempt() {
        List<JournalEntry> attempts = new ArrayList<>();
        List<UUID> finished = new ArrayList<>();

        request.conclude(journal -> {
            attempts.add(entry());
            journal.record(attempts.getLast());
            if (attempts.size() < 3) {
                throw new CannotAcquireLockException("collided");
            }
            return true;
        });
        request.finish(finished::add);

        assertThat(attempts).hasSize(3).filteredOn(this::isStored).containsExactly(attempts.getLast());
        assertThat(finished).containsExactly(attempts.getLast().id());
    }

    @Test
    void nothing_is_concluded_without_an_entry() {
        assertThatIllegalStateException().isThrownBy(() -> request.conclude(journal -> true));

        assertThat(request.isConcluded()).isFalse();
    }

    @Test
    void of_several_entries_the_first_is_about_the_request() {
        List<JournalEntry> entries = List.of(entry(), entry());
        List<UUID> finished = new ArrayList<>();

        request.conclude(journal -> {
            journal.recordAll(entries);
            journal.record(entry());
            return true;
        });
        request.finish(finished::add);

        assertThat(finished).containsExactly(entries.getFirst().id());
        assertThat(entries).allMatch(this::isStored);
    }

    @Test
    void what_failed_can_be_concluded_otherwise() {
        JournalEntry failed = entry();
        JournalEntry refusal = entry();

        assertThatIllegalStateException()
                .isThrownBy(() -> request.conclude(journal -> {
                    journal.record(failed);
                    throw new IllegalStateException("failed");
                }));
        conclude(refusal);
        request.finish(entry -> {});

        assertThat(isStored(failed)).isFalse();
        assertThat(isStored(refusal)).isTrue();
    }

    @Test
    void what_is_taken_back_is_not_stored_and_its_refusal_is() {
        JournalEntry answer = entry();
        JournalEntry refusal = entry();

        conclude(answer);
        request.takeBack();
        conclude(refusal);
        request.finish(entry -> {});

        assertThat(isStored(answer)).isFalse();
        assertThat(isStored(refusal)).isTrue();
    }

    @Test
    void a_request_is_concluded_once() {
        conclude(entry());

        assertThatIllegalStateException().isThrownBy(() -> conclude(entry()));
    }

    @Test
    void what_follows_its_commit_is_told_after_it() {
        List<Boolean> seen = new ArrayList<>();
        JournalEntry entry = entry();
        assertThatIllegalStateException().isThrownBy(() -> request.afterCommit(() -> {}));

        conclude(entry);
        request.afterCommit(() -> seen.add(isStored(entry)));
        assertThat(seen).isEmpty();
        request.finish(id -> {});

        assertThat(seen).containsExactly(true);
    }

    @AfterEach
    void nothing_left_open() {
        request.takeBack();
    }

    private void conclude(JournalEntry entry) {
        request.conclude(journal -> {
            journal.record(entry);
            return true;
        });
    }

    private static JournalEntry entry() {
        return JournalEntry.of("test of requests").by("kari").entry();
    }

    /** As another session sees it. */
    private boolean isStored(JournalEntry entry) {
        return CompletableFuture.supplyAsync(() -> node.sql()
                                .sql("select count(*) from journal_entry where entry_id = ?")
                                .param(entry.id().toString())
                                .query(Integer.class)
                                .single())
                        .join()
                == 1;
    }
}
