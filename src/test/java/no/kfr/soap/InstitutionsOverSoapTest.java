package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import no.kfr.TestCertificates;
import no.kfr.TestNumbers;
import no.kfr.demo.certificates.Identity;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.participant.Coverage;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.Participant;
import no.kfr.participant.change.ParticipantChanges;
import org.junit.jupiter.api.Test;

/** Who is covered by which register, and how every answer speaks of it. */
class InstitutionsOverSoapTest {

    @Test
    void any_agency_lists_every_institution_and_answers_name_the_same_list() throws Exception {
        try (RunningRegister register = RunningRegister.start()) {
            OrganisationNumber uncovered = TestNumbers.organisation();
            SoapAnswer before = list(register, TestCertificates.police(), UUID.randomUUID(), "");
            register.bean(ParticipantChanges.class).add(notCovered(uncovered), "tests");

            UUID correlationId = UUID.randomUUID();
            SoapAnswer answer = list(register, TestCertificates.police(), correlationId, "");

            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.field("consumer")).contains(TestCertificates.POLICE);
            assertThat(answer.fields("organizationId"))
                    .contains(TestCertificates.INSTITUTION, uncovered.value())
                    .isSorted();
            int place = answer.fields("organizationId").indexOf(uncovered.value());
            assertThat(answer.fields("bankName").get(place)).isEqualTo("Sparebank Ukjent");
            assertThat(answer.fields("coverage").get(place)).isEqualTo("NEITHER");
            assertThat(answer.fields("since").get(place)).isEqualTo("2020-02-29");
            assertThat(answer.fields("concession")).contains("Bank", "Kredittforetak");
            assertThat(answer.field("listVersion")).isPresent().isNotEqualTo(before.field("listVersion"));
            assertThat(register.journalled(correlationId, "OK")).isEqualTo(1);
            assertThat(Integer.parseInt(answer.field("institutionsNotCovered").orElseThrow()))
                    .isEqualTo(1
                            + Integer.parseInt(
                                    before.field("institutionsNotCovered").orElseThrow()));

            SoapAnswer lookup =
                    register.send(Payloads.lookup(TestNumbers.customer().value(), ""));
            assertThat(lookup.field("listVersion")).isEqualTo(answer.field("listVersion"));
            assertThat(lookup.field("institutionsNotCovered")).isEqualTo(answer.field("institutionsNotCovered"));
        }
    }

    @Test
    void an_institution_may_not_and_a_supplier_only_with_a_delegation() throws Exception {
        RunningRegister register = RunningRegister.shared();
        UUID correlationId = UUID.randomUUID();
        assertThat(list(register, TestCertificates.institution(), correlationId, "")
                        .code())
                .isEqualTo("KFR-052");
        assertThat(register.journalled(correlationId, "KFR-052")).isEqualTo(1);
        String forTax = "<consumer>" + TestCertificates.TAX_AUTHORITY + "</consumer>";
        assertThat(list(register, TestCertificates.police(), UUID.randomUUID(), forTax)
                        .code())
                .isEqualTo("KFR-053");
        assertThat(list(register, TestCertificates.police(), UUID.randomUUID(), "<consumer>123456789</consumer>")
                        .code())
                .isEqualTo("KFR-004");
    }

    @Test
    void a_dry_run_says_nothing_of_coverage() throws Exception {
        SoapAnswer trial = RunningRegister.shared()
                .send(Payloads.lookup(TestNumbers.customer().value(), "<validateOnly>true</validateOnly>"));
        assertThat(trial.field("coverage")).isEmpty();
    }

    private static Participant notCovered(OrganisationNumber number) {
        var licences = new TreeSet<>(List.of("Kredittforetak"));
        var institution = new FinancialInstitution(
                licences, Coverage.NEITHER, java.time.LocalDate.of(2020, 2, 29), new TreeSet<>());
        Period active = Period.openFrom(java.time.LocalDate.of(2019, 1, 1));
        return new Participant(number, "Sparebank Ukjent", active, institution, null, false, null, new TreeSet<>());
    }

    private static SoapAnswer list(RunningRegister register, Identity signer, UUID correlationId, String more)
            throws Exception {
        return register.send(SignedRequest.lookup(
                signer, "listFinancialInstitutions", "<correlationId>" + correlationId + "</correlationId>" + more));
    }
}
