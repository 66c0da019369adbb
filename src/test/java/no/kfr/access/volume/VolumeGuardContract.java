package no.kfr.access.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.kfr.access.AccessContract;
import no.kfr.access.RightsFixture;
import no.kfr.access.TestDatabases;
import no.kfr.audit.JournalEntry;
import no.kfr.identity.CaseId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rates and the notice of abnormal cases, on each database. */
abstract class VolumeGuardContract {

    private static final OrganisationNumber TAX = AccessContract.TAX;
    private static final OrganisationNumber POLICE = AccessContract.POLICE;
    private static final CaseId CASE = CaseId.of("00000000-0000-4000-8000-000000000001");

    private final TestDatabases databases;
    private DataSource database;
    private RightsFixture node;

    VolumeGuardContract(TestDatabases databases) {
        this.databases = databases;
    }

    @BeforeEach
    void start() {
        database = databases.fresh();
        node = node();
        node.clock.moveToOslo("2026-11-22T12:00:10");
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void refuses_over_the_rate_per_minute_until_the_minute_is_over() {
        admit(node, TAX, 3);

        Refused refused = refusal(node, TAX);

        assertThat(refused.code()).isEqualTo(Code.RATE_EXCEEDED);
        assertThat(refused.code().retryable()).isTrue();
        assertThat(refused.retryAfter()).isEqualTo(Duration.ofSeconds(50));
        node.clock.move(Duration.ofSeconds(50));
        admit(node, TAX, 3);
        assertThat(node.meters
                        .counter("kfr.access.volume.refusals", "consumer", "974761076", "rate", "minute")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void refuses_over_the_rate_per_day_until_midnight_in_oslo() {
        for (int minute = 0; minute < 3; minute++) {
            admit(node, TAX, minute < 2 ? 3 : 1);
            node.clock.move(Duration.ofMinutes(1));
        }

        assertThat(refusal(node, TAX).retryAfter())
                .isEqualTo(Duration.ofHours(11).plusMinutes(56).plusSeconds(50));
        node.clock.moveToOslo("2026-11-22T23:59:59");
        assertThat(refusal(node, TAX).retryAfter()).isEqualTo(Duration.ofSeconds(1));
        node.clock.moveToOslo("2026-11-23T00:00:00");
        admit(node, TAX, 3);
    }

    @Test
    void each_agency_has_its_own_rate() {
        admit(node, TAX, 3);
        admit(node, POLICE, 5);

        assertThat(refusal(node, POLICE).code()).isEqualTo(Code.RATE_EXCEEDED);
    }

    @Test
    void nodes_share_the_count() {
        try (var other = node()) {
            other.clock.moveTo(node.clock.instant());
            admit(node, TAX, 2);
            admit(other, TAX, 1);
            node.clock.move(Duration.ofSeconds(1));

            assertThat(refusal(node, TAX).code()).isEqualTo(Code.RATE_EXCEEDED);
        }
    }

    @Test
    void a_refused_question_is_not_counted() {
        admit(node, TAX, 3);
        for (int i = 0; i < 10; i++) {
            refusal(node, TAX);
        }
        node.clock.move(Duration.ofMinutes(1));
        admit(node, TAX, 3);
    }

    @Test
    void notices_once_when_an_agency_opens_unusually_many_cases_and_refuses_nothing() {
        try (var roomy = new RightsFixture(database, Map.of("kfr.access.volume.case-notice.floor", "5"))) {
            roomy.clock.moveToOslo("2026-11-18T12:00:00");
            for (int day = 0; day < 3; day++) {
                openCases(roomy, 2);
                roomy.clock.move(Duration.ofDays(1));
            }
            openCases(roomy, 6);
            assertThat(roomy.journal).isEmpty();

            openCases(roomy, 2);
            openCases(roomy, 5);

            assertThat(roomy.journal).hasSize(1);
            JournalEntry notice = roomy.journal.getFirst();
            assertThat(notice.operation()).isEqualTo("volume notice");
            assertThat(notice.principal()).isEqualTo(TAX);
            assertThat(notice.detail()).isEqualTo("8 new cases on 2026-11-21, usually 2 a day");
            assertThat(roomy.meters
                            .counter("kfr.access.volume.notices", "consumer", "974761076")
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void many_questions_in_one_case_are_one_case() {
        try (var roomy = new RightsFixture(database, Map.of("kfr.access.volume.case-notice.floor", "1"))) {
            for (int i = 0; i < 100; i++) {
                roomy.bean(VolumeGuard.class).admit(TAX, CASE);
                roomy.clock.move(Duration.ofSeconds(1));
            }
            assertThat(roomy.journal).isEmpty();
        }
    }

    @Test
    void questions_of_one_request_are_counted_all_or_none() {
        admitAtOnce(node, 2);

        assertThat(refusalAtOnce(node, 2).code()).isEqualTo(Code.RATE_EXCEEDED);

        admitAtOnce(node, 1);
        assertThat(refusal(node, TAX).code()).isEqualTo(Code.RATE_EXCEEDED);
        node.clock.move(Duration.ofMinutes(1));
        admitAtOnce(node, 3);
        node.clock.move(Duration.ofMinutes(1));
        assertThat(refusalAtOnce(node, 2).retryAfter())
                .as("until the day is over")
                .isGreaterThan(Duration.ofHours(9));
        admitAtOnce(node, 1);
    }

    @Test
    void another_node_sees_at_once_what_came_in_one_request() {
        try (var other = node()) {
            other.clock.moveTo(node.clock.instant());
            admitAtOnce(other, 1);
            admitAtOnce(node, 2);

            assertThat(refusalAtOnce(other, 2).code()).isEqualTo(Code.RATE_EXCEEDED);
        }
    }

    @Test
    void more_at_once_than_the_rate_ever_permits_is_not_to_be_tried_again() {
        Refused refused = refusalAtOnce(node, 4);

        assertThat(refused.code()).isEqualTo(Code.INVALID_REQUEST);
        assertThat(refused.violations().getFirst().rule()).contains("at most 3");
        admitAtOnce(node, 3);
    }

    @Test
    void each_case_of_a_large_request_is_noticed() {
        try (var roomy = new RightsFixture(
                database,
                Map.of(
                        "kfr.access.volume.case-notice.floor", "5",
                        "kfr.access.volume.per-minute", "20000"))) {
            roomy.clock.moveTo(node.clock.instant());
            var cases = Stream.generate(() -> new CaseId(UUID.randomUUID()))
                    .limit(1500)
                    .toList();
            roomy.bean(VolumeGuard.class).admit(TAX, cases);
            roomy.bean(VolumeGuard.class).admit(TAX, cases);

            assertThat(roomy.journal).hasSize(1);
            assertThat(roomy.journal.getFirst().detail()).startsWith("1500 new cases");
        }
    }

    private static void admitAtOnce(RightsFixture node, int questions) {
        node.bean(VolumeGuard.class).admit(TAX, Collections.nCopies(questions, CASE));
    }

    private static Refused refusalAtOnce(RightsFixture node, int questions) {
        Refused refused = catchThrowableOfType(Refused.class, () -> admitAtOnce(node, questions));
        assertThat(refused).as("refused").isNotNull();
        return refused;
    }

    private RightsFixture node() {
        var settings = new HashMap<String, Object>();
        settings.put("kfr.access.volume.per-minute", "3");
        settings.put("kfr.access.volume.per-day", "7");
        settings.put("kfr.access.volume.consumers.915429785.per-minute", "5");
        return new RightsFixture(database, settings);
    }

    private static void openCases(RightsFixture node, int count) {
        for (int i = 0; i < count; i++) {
            node.bean(VolumeGuard.class).admit(TAX, new CaseId(UUID.randomUUID()));
        }
        node.clock.move(Duration.ofSeconds(1));
        node.bean(VolumeGuard.class).admit(TAX, CASE);
    }

    private static void admit(RightsFixture node, OrganisationNumber consumer, int times) {
        for (int i = 0; i < times; i++) {
            node.bean(VolumeGuard.class).admit(consumer, CASE);
        }
    }

    private static Refused refusal(RightsFixture node, OrganisationNumber consumer) {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> node.bean(VolumeGuard.class).admit(consumer, CASE));
        assertThat(refused).as("refused").isNotNull();
        return refused;
    }
}
