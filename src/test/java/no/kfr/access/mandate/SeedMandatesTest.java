package no.kfr.access.mandate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.kfr.access.LegalMandate;
import no.kfr.access.LookupGroundsSample;
import no.kfr.access.OwnershipRule;
import no.kfr.access.RightsFixture;
import no.kfr.access.TestDatabases;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.participant.MandateEnforcement;
import no.kfr.participant.Participant;
import no.kfr.participant.PublicAgency;
import no.kfr.refusal.Code;
import no.kfr.refusal.Violation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every row of the seed at every edge of its rules. The dates are written out, not computed: they are what the rules mean, over
 * leap days and the change of year.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeedMandatesTest {

    private RightsFixture node = RightsFixture.seeded(TestDatabases.H2.fresh());
    private List<LegalMandate> seed = node.mandates().all();

    /** On that day, with that reference date, these periods are the widest and these lie one day outside. */
    record Edge(String day, @Nullable String reference, List<String> permitted, List<String> refused) {}

    record Situation(LegalMandate mandate, Edge edge) {

        @Override
        public String toString() {
            return mandate.consumer() + " " + PeriodRuleText.written(mandate.periodRules()) + " on " + edge.day()
                    + (edge.reference() == null ? "" : ", reference " + edge.reference());
        }
    }

    @BeforeAll
    void everyAgencyTakesPartAndEveryRowIsActive() {
        seed.stream()
                .map(LegalMandate::consumer)
                .distinct()
                .filter(number -> node.participants().find(number).isEmpty())
                .forEach(number -> node.changes().add(agency(number), "seed"));
        for (int number = 1; number <= seed.size(); number++) {
            if (!seed.get(number - 1).active()) {
                node.mandates().activate(number, true, "seed");
            }
        }
    }

    @AfterAll
    void close() {
        node.close();
    }

    @Test
    void runs_in_a_time_zone_in_which_it_is_another_day_than_in_norway() {
        assertThat(ZoneId.systemDefault()).isEqualTo(ZoneId.of("Pacific/Auckland"));
    }

    @Test
    void all_rows_of_the_seed_are_tried() {
        assertThat(seed).hasSize(10);
        assertThat(situations().map(Situation::mandate).distinct()).hasSize(10);
    }

    Stream<Situation> situations() {
        return seed.stream()
                .flatMap(mandate -> edges(PeriodRuleText.written(mandate.periodRules())).stream()
                        .map(edge -> new Situation(mandate, edge)));
    }

    private static List<Edge> edges(String rules) {
        return switch (rules) {
            case "FROM_WITHIN_YEARS(10)" ->
                List.of(
                        edge(
                                "2026-11-22",
                                null,
                                "2016-11-22/2026-11-22 2026-11-22/2026-11-22",
                                "2016-11-21/2026-11-22"),
                        edge("2026-02-28", null, "2016-02-28/2026-02-28", "2016-02-27/2026-02-28"),
                        edge("2026-03-01", null, "2016-03-01/2026-03-01", "2016-02-29/2026-03-01"),
                        edge("2028-02-29", null, "2018-02-28/2028-02-29", "2018-02-27/2028-02-29"),
                        edge("2026-12-31", null, "2016-12-31/2026-12-31", "2016-12-30/2026-12-31"),
                        edge("2027-01-01", null, "2017-01-01/2027-01-01", "2016-12-31/2027-01-01"));
            case "FROM_WITHIN_MONTHS_OF_REFERENCE(12),TO_TODAY" ->
                List.of(
                        edge(
                                "2026-11-22",
                                "2026-10-01",
                                "2025-10-01/2026-11-22",
                                "2025-09-30/2026-11-22 2025-10-01/2026-11-21"),
                        edge(
                                "2028-03-01",
                                "2028-02-29",
                                "2027-02-28/2028-03-01",
                                "2027-02-27/2028-03-01 2027-02-28/2028-02-29"),
                        edge(
                                "2027-01-01",
                                "2027-01-01",
                                "2026-01-01/2027-01-01 2027-01-01/2027-01-01",
                                "2025-12-31/2027-01-01 2026-01-01/2026-12-31"));
            case "FROM_WITHIN_MONTHS_OF_REFERENCE(3),TO_TODAY" ->
                List.of(
                        edge(
                                "2026-11-22",
                                "2026-11-22",
                                "2026-08-22/2026-11-22",
                                "2026-08-21/2026-11-22 2026-08-22/2026-11-21"),
                        edge("2028-06-01", "2028-05-31", "2028-02-29/2028-06-01", "2028-02-28/2028-06-01"),
                        edge("2027-06-01", "2027-05-31", "2027-02-28/2027-06-01", "2027-02-27/2027-06-01"),
                        edge(
                                "2027-01-01",
                                "2026-12-31",
                                "2026-09-30/2027-01-01",
                                "2026-09-29/2027-01-01 2026-09-30/2026-12-31"));
            case "PREVIOUS_CALENDAR_YEAR" ->
                List.of(
                        edge(
                                "2026-12-31",
                                null,
                                "2025-01-01/2025-12-31 2025-06-01/2025-06-30",
                                "2024-12-31/2025-12-31 2025-01-01/2026-01-01"),
                        edge(
                                "2027-01-01",
                                null,
                                "2026-01-01/2026-12-31 2026-12-31/2026-12-31",
                                "2025-12-31/2026-12-31 2026-01-01/2027-01-01"),
                        edge(
                                "2029-02-28",
                                null,
                                "2028-01-01/2028-12-31 2028-02-29/2028-02-29",
                                "2027-12-31/2028-12-31 2028-01-01/2029-01-01"));
            case "TODAY_ONLY" ->
                List.of(
                        edge(
                                "2026-12-31",
                                null,
                                "2026-12-31/2026-12-31",
                                "2026-12-30/2026-12-31 2026-12-30/2026-12-30"),
                        edge(
                                "2027-01-01",
                                null,
                                "2027-01-01/2027-01-01",
                                "2026-12-31/2027-01-01 2027-01-01/2027-01-02"),
                        edge("2028-02-29", null, "2028-02-29/2028-02-29", "2028-02-28/2028-02-29"));
            default -> throw new AssertionError("no edges are written down for " + rules);
        };
    }

    private static Edge edge(String day, @Nullable String reference, String permitted, String refused) {
        return new Edge(day, reference, List.of(permitted.split(" ")), List.of(refused.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("situations")
    void permits_at_each_edge_and_refuses_one_day_outside_from_midnight_to_midnight_in_oslo(Situation situation) {
        for (String time : List.of("T00:00:00", "T23:59:59")) {
            node.clock.moveToOslo(situation.edge().day() + time);
            assertThat(situation.edge().permitted())
                    .allSatisfy(period -> assertThat(reasons(situation, period)).isEmpty());
            assertThat(situation.edge().refused())
                    .allSatisfy(period -> assertThat(reasons(situation, period))
                            .isNotEmpty()
                            .extracting(Violation::code)
                            .containsOnly(Code.PERIOD_NOT_PERMITTED));
        }
    }

    @Test
    void says_which_period_is_permitted() {
        node.clock.moveToOslo("2026-11-22T12:00:00");
        Situation tax = firstOf("FROM_WITHIN_YEARS(10)");
        assertThat(reasons(tax, "2016-11-21/2026-11-22"))
                .containsExactly(Violation.of(Code.PERIOD_NOT_PERMITTED, "fromDate", "permitted: from 2016-11-22"));
        Situation guardianship = firstOf("PREVIOUS_CALENDAR_YEAR");
        assertThat(reasons(guardianship, "2024-12-31/2026-01-01"))
                .extracting(Violation::rule)
                .containsExactly("permitted: from 2025-01-01", "permitted: to 2025-12-31 at the latest");
    }

    @Test
    void every_row_refuses_what_its_subject_kinds_and_its_ownership_rule_do_not_cover() {
        for (LegalMandate mandate : seed) {
            Situation situation = new Situation(
                    mandate,
                    edges(PeriodRuleText.written(mandate.periodRules())).getFirst());
            node.clock.moveToOslo(situation.edge().day() + "T12:00:00");
            String period = situation.edge().permitted().getFirst();

            boolean aboutOrganisations = mandate.subjectKinds().contains(CustomerId.Kind.ORGANISATION);
            assertThat(codes(question(situation, period).about(CustomerId.Kind.ORGANISATION)))
                    .isEqualTo(aboutOrganisations ? List.of() : List.of(Code.SUBJECT_KIND_NOT_PERMITTED));
            boolean owned = mandate.ownership() == OwnershipRule.REQUIRED;
            assertThat(codes(question(situation, period).notOnlyPrimaryOwner()))
                    .isEqualTo(owned ? List.of(Code.OWNERSHIP_NOT_PERMITTED) : List.of());
            assertThat(codes(question(situation, period).reference(null)))
                    .isEqualTo(situation.edge().reference() == null ? List.of() : List.of(Code.REFERENCE_DATE_MISSING));
        }
    }

    @Test
    void the_rows_that_the_seed_says_are_not_active_permit_nothing() {
        try (var asSeeded = RightsFixture.seeded(TestDatabases.H2.fresh())) {
            asSeeded.changes().add(agency(new OrganisationNumber("889640782")), "seed");
            List<LegalMandate> inactive = asSeeded.mandates().all().stream()
                    .filter(Predicate.not(LegalMandate::active))
                    .toList();
            assertThat(inactive).hasSize(3);
            assertThat(inactive).allSatisfy(mandate -> {
                var question = new LookupGroundsSample(mandate.consumer(), mandate.text(), LocalDate.of(2026, 11, 22));
                assertThat(asSeeded.access()
                                .check(question.onlyPrimaryOwner().build())
                                .permitted())
                        .isFalse();
            });
        }
    }

    private Situation firstOf(String rule) {
        return situations()
                .filter(situation -> PeriodRuleText.written(situation.mandate().periodRules())
                        .equals(rule))
                .findFirst()
                .orElseThrow();
    }

    private List<Violation> reasons(Situation situation, String period) {
        return node.access().check(question(situation, period).build()).refusals();
    }

    private List<Code> codes(LookupGroundsSample question) {
        return node.access().check(question.build()).refusals().stream()
                .map(Violation::code)
                .toList();
    }

    private static LookupGroundsSample question(Situation situation, String period) {
        LegalMandate mandate = situation.mandate();
        String reference = situation.edge().reference();
        LocalDate from = LocalDate.parse(period.split("/")[0]);
        LocalDate to = LocalDate.parse(period.split("/")[1]);
        return new LookupGroundsSample(mandate.consumer(), mandate.text(), to)
                .onlyPrimaryOwner()
                .period(from, to)
                .reference(reference == null ? null : LocalDate.parse(reference));
    }

    private static Participant agency(OrganisationNumber number) {
        return new Participant(
                number,
                "Agency " + number,
                Period.openFrom(LocalDate.of(2000, 1, 1)),
                null,
                new PublicAgency(MandateEnforcement.ENFORCE),
                false,
                null,
                new TreeSet<>());
    }
}
