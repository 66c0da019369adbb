package no.kfr.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import no.kfr.TestNumbers;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.lookup.LookupAnswer.FinancialInstitution;
import no.kfr.lookup.kar.KarInstitution;
import no.kfr.participant.Directory;
import no.kfr.participant.Participant;
import no.kfr.register.KnownRelationship;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JoiningTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final OrganisationNumber participant = TestNumbers.organisation();
    private final OrganisationNumber stranger = TestNumbers.organisation();
    private final Directory participants = new Directory(
            "",
            List.of(new Participant(
                    participant, "Our name", Period.openFrom(TODAY), null, null, true, null, new TreeSet<>())),
            List.of());

    @Test
    void a_participants_name_is_ours_and_only_a_stranger_is_called_what_kar_calls_it() {
        List<FinancialInstitution> joined = new Joining(participants, null, TODAY, TODAY)
                .of(
                        List.of(own(stranger, Ownership.UNKNOWN)),
                        List.of(fromKar(participant, true, null), fromKar(stranger, false, null)));

        assertThat(joined)
                .containsExactly(
                        new FinancialInstitution(participant, "Our name", true, null),
                        new FinancialInstitution(stranger, "Kar's name", false, null));
    }

    @Test
    void applies_the_limit_to_owners_to_what_kar_answers_as_well() {
        List<FinancialInstitution> joined = new Joining(participants, true, TODAY, TODAY)
                .of(
                        List.of(own(participant, Ownership.PRIMARY_OWNER)),
                        List.of(
                                fromKar(participant, true, Ownership.UNKNOWN),
                                fromKar(stranger, true, Ownership.NOT_PRIMARY_OWNER)));

        assertThat(joined)
                .containsExactly(new FinancialInstitution(participant, "Our name", false, Ownership.PRIMARY_OWNER));
    }

    @Test
    void an_account_is_active_today_or_not_at_all_whatever_kar_says() {
        List<FinancialInstitution> joined = new Joining(participants, null, TODAY.minusDays(1), TODAY)
                .of(List.of(), List.of(fromKar(participant, true, null)));

        assertThat(joined).extracting(FinancialInstitution::activeAccount).containsExactly(false);
    }

    private static KnownRelationship own(OrganisationNumber number, Ownership ownership) {
        return new KnownRelationship(number, Period.openFrom(TODAY), ownership);
    }

    private static KarInstitution fromKar(OrganisationNumber number, boolean active, @Nullable Ownership ownership) {
        return new KarInstitution(new KarInstitution.Named(number, "Kar's name"), active, ownership);
    }
}
