package no.kfr.access.volume;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import no.kfr.identity.OrganisationNumber;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The counts that all nodes share. */
final class VolumeTables {

    /** Oracle takes 1000 values in a list. */
    private static final int LONGEST_LIST = 1000;

    private final JdbcClient jdbc;
    private final JdbcOperations batches;

    /** @param batches the same database, for many rows at once */
    VolumeTables(JdbcClient jdbc, JdbcOperations batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    /** Questions of the minute and of the day, and new cases of the day, over all nodes. */
    record Totals(long minute, long day, long newCases) {}

    /** Two nodes may want to insert the same row at once: the later one gets a duplicate key and comes again. */
    void addQuestions(OrganisationNumber consumer, VolumeWindow window, int questions) {
        int updated = jdbc.sql(
                        "UPDATE volume_minute SET requests = requests + ? WHERE consumer = ? AND minute_start = ?")
                .params(questions, consumer.value(), window.minute())
                .update();
        if (updated == 0) {
            jdbc.sql("INSERT INTO volume_minute (consumer, minute_start, requests) VALUES (?, ?, ?)")
                    .params(consumer.value(), window.minute(), questions)
                    .update();
        }
        addToDay(consumer, window.day(), questions, 0);
    }

    /** Counts those of the cases that were not known yet. */
    void addCases(OrganisationNumber consumer, LocalDate day, Collection<String> cases) {
        // In one order on all nodes, so that two that insert the same ids wait for each other and not in a circle.
        Set<String> unknown = new TreeSet<>(cases);
        unknown.removeAll(known(consumer, cases));
        if (!unknown.isEmpty()) {
            batches.batchUpdate(
                    "INSERT INTO volume_case (consumer, case_id, first_day) VALUES (?, ?, ?)",
                    unknown.stream()
                            .map(caseId -> new Object[] {consumer.value(), caseId, day})
                            .toList());
            addToDay(consumer, day, 0, unknown.size());
        }
    }

    Totals totals(OrganisationNumber consumer, VolumeWindow window) {
        long minute = jdbc.sql("SELECT requests FROM volume_minute WHERE consumer = ? AND minute_start = ?")
                .params(consumer.value(), window.minute())
                .query(Long.class)
                .optional()
                .orElse(0L);
        return jdbc.sql("SELECT requests, new_cases FROM volume_day WHERE consumer = ? AND on_day = ?")
                .params(consumer.value(), window.day())
                .query((row, number) -> new Totals(minute, row.getLong(1), row.getLong(2)))
                .optional()
                .orElse(new Totals(minute, 0, 0));
    }

    /** New cases of each day with questions, from the first day on and before the other. */
    List<Long> newCases(OrganisationNumber consumer, LocalDate from, LocalDate before) {
        return jdbc
                .sql("SELECT new_cases FROM volume_day WHERE consumer = ? AND on_day >= ? AND on_day < ?")
                .params(consumer.value(), from, before)
                .query(Long.class)
                .list()
                .stream()
                .map(Objects::requireNonNull)
                .toList();
    }

    /** True for the first to ask on that day, on whatever node. */
    boolean firstToNotice(OrganisationNumber consumer, LocalDate day) {
        return jdbc.sql("UPDATE volume_day SET noticed = 1 WHERE consumer = ? AND on_day = ? AND noticed = 0")
                        .params(consumer.value(), day)
                        .update()
                == 1;
    }

    void forget(OrganisationNumber consumer, VolumeWindow window, LocalDate casesBefore) {
        jdbc.sql("DELETE FROM volume_minute WHERE consumer = ? AND minute_start < ?")
                .params(consumer.value(), window.minute().minusHours(1))
                .update();
        jdbc.sql("DELETE FROM volume_case WHERE consumer = ? AND first_day < ?")
                .params(consumer.value(), casesBefore)
                .update();
    }

    private Set<String> known(OrganisationNumber consumer, Collection<String> cases) {
        var known = new HashSet<String>();
        var all = List.copyOf(cases);
        for (int from = 0; from < all.size(); from += LONGEST_LIST) {
            jdbc.sql("SELECT case_id FROM volume_case WHERE consumer = :consumer AND case_id IN (:cases)")
                    .param("consumer", consumer.value())
                    .param("cases", all.subList(from, Math.min(all.size(), from + LONGEST_LIST)))
                    .query(String.class)
                    .list()
                    .forEach(known::add);
        }
        return known;
    }

    private void addToDay(OrganisationNumber consumer, LocalDate day, int questions, int newCases) {
        int updated = jdbc.sql("UPDATE volume_day SET requests = requests + ?, new_cases = new_cases + ?"
                        + " WHERE consumer = ? AND on_day = ?")
                .params(questions, newCases, consumer.value(), day)
                .update();
        if (updated == 0) {
            jdbc.sql("INSERT INTO volume_day (consumer, on_day, requests, new_cases, noticed) VALUES (?, ?, ?, ?, 0)")
                    .params(consumer.value(), day, questions, newCases)
                    .update();
        }
    }
}
