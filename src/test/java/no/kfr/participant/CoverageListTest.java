package no.kfr.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import no.kfr.TestNumbers;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is told to be covered by which register, and since when. */
class CoverageListTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate LONG_AGO = LocalDate.of(2015, 1, 1);
    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);
    private static final OrganisationNumber BANK = TestNumbers.organisation();

    @Test
    void tells_the_coverage_and_its_first_day() {
        CoverageList list = list(bank(Coverage.BOTH, Period.openFrom(LONG_AGO), null));

        assertThat(list.institutions())
                .containsExactly(new CoveredInstitution(BANK, "Bank", Coverage.BOTH, SINCE, set("Bank")));
        assertThat(list.notCovered()).isZero();
    }

    @Test
    void counts_those_that_neither_register_covers() {
        assertThat(list(bank(Coverage.NEITHER, Period.openFrom(LONG_AGO), null)).notCovered())
                .isEqualTo(1);
    }

    @Test
    void one_that_is_suspended_is_not_covered_by_kfr_from_that_day_on() {
        LocalDate since = TODAY.minusDays(3);
        var suspended = new Suspension(since, "why");

        assertTold(bank(Coverage.KFR, Period.openFrom(LONG_AGO), suspended), Coverage.NEITHER, since);
        assertTold(bank(Coverage.BOTH, Period.openFrom(LONG_AGO), suspended), Coverage.KAR, since);
        assertTold(bank(Coverage.KAR, Period.openFrom(LONG_AGO), suspended), Coverage.KAR, SINCE);
        assertTold(bank(Coverage.NEITHER, Period.openFrom(LONG_AGO), suspended), Coverage.NEITHER, SINCE);
        assertTold(
                bank(Coverage.KFR, Period.openFrom(LONG_AGO), new Suspension(TODAY.plusDays(1), "why")),
                Coverage.KFR,
                SINCE);
    }

    @Test
    void one_whose_participation_is_over_is_not_covered_by_kfr_as_long_as_it_has_a_licence() {
        Period over = new Period(LONG_AGO, TODAY.minusDays(1));

        assertTold(bank(Coverage.KFR, over, null), Coverage.NEITHER, TODAY);
        assertTold(
                bank(Coverage.KFR, over, new Suspension(TODAY.minusDays(9), "why")),
                Coverage.NEITHER,
                TODAY.minusDays(9));
        assertTold(bank(Coverage.KFR, new Period(LONG_AGO, TODAY), null), Coverage.KFR, SINCE);
        assertThat(list(bank(Coverage.KFR, over, null, set())).institutions()).isEmpty();
    }

    @Test
    void leaves_out_who_is_no_institution_and_whose_participation_has_not_begun() {
        var supplier = new Participant(BANK, "S", Period.openFrom(LONG_AGO), null, null, true, null, set());

        assertThat(list(supplier).institutions()).isEmpty();
        assertThat(list(bank(Coverage.KFR, Period.openFrom(TODAY.plusDays(1)), null))
                        .institutions())
                .isEmpty();
    }

    @Test
    void the_version_follows_from_the_content_alone() {
        Participant bank = bank(Coverage.KFR, Period.openFrom(LONG_AGO), null);
        String version = list(bank).version();

        assertThat(new Directory("another stamp", List.of(bank), List.of())
                        .coverageOn(TODAY.plusDays(1))
                        .version())
                .isEqualTo(version);
        assertThat(list(bank(Coverage.KAR, Period.openFrom(LONG_AGO), null)).version())
                .isNotEqualTo(version);
        assertThat(list(bank(Coverage.KFR, Period.openFrom(LONG_AGO), null, set("Other")))
                        .version())
                .isNotEqualTo(version);
        assertThat(list(bank(Coverage.KFR, Period.openFrom(LONG_AGO), new Suspension(TODAY, "why")))
                        .version())
                .isNotEqualTo(version);
    }

    @Test
    void is_made_once_for_a_day() {
        var directory = new Directory("", List.of(bank(Coverage.KFR, Period.openFrom(LONG_AGO), null)), List.of());

        assertThat(directory.coverageOn(TODAY)).isSameAs(directory.coverageOn(TODAY));
        assertThat(directory.coverageOn(TODAY.plusDays(1)).day()).isEqualTo(TODAY.plusDays(1));
    }

    private static void assertTold(Participant participant, Coverage coverage, LocalDate since) {
        assertThat(list(participant).institutions())
                .extracting(CoveredInstitution::coverage, CoveredInstitution::since)
                .containsExactly(tuple(coverage, since));
    }

    private static CoverageList list(Participant participant) {
        return new Directory("", List.of(participant), List.of()).coverageOn(TODAY);
    }

    private static Participant bank(Coverage coverage, Period active, @Nullable Suspension suspension) {
        return bank(coverage, active, suspension, set("Bank"));
    }

    private static Participant bank(
            Coverage coverage, Period active, @Nullable Suspension suspension, TreeSet<String> concessions) {
        var institution = new FinancialInstitution(concessions, coverage, SINCE, set());
        return new Participant(BANK, "Bank", active, institution, null, false, suspension, set());
    }

    private static TreeSet<String> set(String... values) {
        return new TreeSet<>(List.of(values));
    }
}
