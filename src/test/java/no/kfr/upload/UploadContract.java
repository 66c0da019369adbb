package no.kfr.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.access.Signer;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.IdentityRule;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.Violation;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Change.Outcome;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an institution may rely on when it sends an instruction, on whatever database. */
abstract class UploadContract {

    private static final LocalDate START = LocalDate.of(2024, 1, 1);

    private final RegisterNode node;
    private final Uploads uploads;
    private final OrganisationNumber institution = TestNumbers.organisation();
    private final CustomerId customer = TestNumbers.customer();
    private final Signer signer = TestSigner.of(institution);
    private final UUID id = UUID.randomUUID();

    UploadContract(TestDatabase database) {
        this.node = RegisterNode.on(database);
        this.uploads = node.get(Uploads.class);
    }

    @BeforeEach
    void start_the_clock() {
        node.clock().moveTo(MovableClock.START);
        node.access().permitAll();
    }

    @Test
    void gives_a_receipt_and_journals_it() {
        Receipt receipt = uploads.register(node.request(), submission(id), START, null, Ownership.PRIMARY_OWNER);

        RecordedPeriod period = new RecordedPeriod(Period.openFrom(START), Ownership.PRIMARY_OWNER, MovableClock.START);
        assertThat(receipt)
                .isEqualTo(new Receipt(
                        receipt.receiptId(),
                        new CorrelationId(id),
                        institution,
                        new RelationshipKey(institution, customer, RelationshipType.DSOPBANK),
                        Outcome.ADDED,
                        period,
                        MovableClock.START));
        assertThat(journal()).containsExactly("ADDED; receipt " + receipt.receiptId());
    }

    @Test
    void repeats_the_same_receipt_also_on_the_next_day() {
        Receipt first = uploads.register(node.request(), submission(id), null, null, null);
        node.clock().move(Duration.ofDays(1));

        Receipt again = uploads.register(node.request(), submission(id), null, null, null);

        assertThat(again).isEqualTo(first);
        assertThat(journal())
                .containsExactly("ADDED; receipt " + first.receiptId(), "repeated; receipt " + first.receiptId());
    }

    @Test
    void repeats_the_receipt_of_an_end_and_of_an_annulment() {
        uploads.register(node.request(), submission(UUID.randomUUID()), START, null, null);
        Receipt ended = uploads.end(node.request(), submission(id), null);
        assertThat(uploads.end(node.request(), submission(id), null)).isEqualTo(ended);

        UUID other = UUID.randomUUID();
        Receipt annulled = uploads.annul(node.request(), submission(other), START, "wrong");
        assertThat(uploads.annul(node.request(), submission(other), START, "wrong"))
                .isEqualTo(annulled);
        assertThat(annulled.outcome()).isEqualTo(Outcome.ANNULLED);
        assertThat(annulled.period()).isEqualTo(ended.period());
    }

    @Test
    void refuses_the_same_id_with_other_content() {
        uploads.register(node.request(), submission(id), START, null, null);

        assertRefused(
                Code.IDEMPOTENCY_CONFLICT, () -> uploads.register(node.request(), submission(id), null, null, null));
        assertRefused(
                Code.IDEMPOTENCY_CONFLICT,
                () -> uploads.register(node.request(), submission(id), START, null, Ownership.UNKNOWN));
        assertRefused(Code.IDEMPOTENCY_CONFLICT, () -> uploads.end(node.request(), submission(id), START));
        assertThat(periods()).containsExactly(Period.openFrom(START));
    }

    @Test
    void keeps_the_ids_of_signers_apart() {
        uploads.register(node.request(), submission(id), START, null, null);
        Instruction ofSupplier = new Instruction(
                TestSigner.of(TestNumbers.organisation()),
                new CorrelationId(id),
                institution.value(),
                customer.value(),
                null);

        assertThat(uploads.end(node.request(), ofSupplier, START).outcome()).isEqualTo(Outcome.ENDED);
    }

    @Test
    void forgets_an_instruction_that_was_refused() {
        assertRefused(Code.RELATIONSHIP_NOT_FOUND, () -> uploads.end(node.request(), submission(id), START));
        assertThat(journal()).isEmpty();

        assertThat(uploads.register(node.request(), submission(id), START, null, null)
                        .outcome())
                .isEqualTo(Outcome.ADDED);
    }

    @Test
    void takes_today_in_oslo_for_a_date_left_out() {
        node.clock().moveTo(Instant.parse("2026-06-30T22:30:00Z"));

        Receipt receipt = uploads.register(node.request(), submission(id), null, null, null);

        assertThat(receipt.period().period()).isEqualTo(Period.openFrom(LocalDate.of(2026, 7, 1)));
        assertThat(uploads.end(node.request(), submission(UUID.randomUUID()), null)
                        .period()
                        .period()
                        .to())
                .isEqualTo(LocalDate.of(2026, 7, 1));
    }

    @Test
    void refuses_dates_in_the_future_and_an_end_before_the_start() {
        LocalDate tomorrow = LocalDate.of(2026, 11, 23);

        assertRefused(Code.INVALID_DATE, () -> uploads.register(node.request(), submission(id), tomorrow, null, null));
        assertRefused(Code.INVALID_DATE, () -> uploads.register(node.request(), submission(id), START, tomorrow, null));
        assertRefused(
                Code.INVALID_DATE,
                () -> uploads.register(node.request(), submission(id), START, START.minusDays(1), null));
        assertRefused(Code.INVALID_DATE, () -> uploads.register(node.request(), submission(id), null, START, null));
        assertRefused(Code.INVALID_DATE, () -> uploads.annul(node.request(), submission(id), tomorrow, "wrong"));
        uploads.register(node.request(), submission(id), START, null, null);
        assertRefused(Code.INVALID_DATE, () -> uploads.end(node.request(), submission(UUID.randomUUID()), tomorrow));
        assertThat(periods()).containsExactly(Period.openFrom(START));
    }

    @Test
    void names_all_that_is_wrong_at_once() {
        Instruction wrong = new Instruction(signer, new CorrelationId(id), "123456789", "12345678901", null);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> uploads.register(node.request(), wrong, LocalDate.of(2027, 1, 1), null, null))
                .satisfies(refused -> assertThat(refused.violations())
                        .extracting(Violation::code, Violation::field)
                        .containsExactly(
                                tuple(Code.INVALID_REQUEST, "financialInstitution"),
                                tuple(Code.INVALID_CUSTOMER_ID, "customerId"),
                                tuple(Code.INVALID_DATE, "startDate")));
    }

    @Test
    void refuses_a_synthetic_person_unless_told_otherwise() {
        Instruction synthetic = new Instruction(
                signer,
                new CorrelationId(id),
                institution.value(),
                TestNumbers.syntheticPerson().value(),
                null);

        assertRefused(
                Code.SYNTHETIC_NOT_ACCEPTED, () -> uploads.register(node.request(), synthetic, START, null, null));
        assertThat(InstructionCheck.ofNew(synthetic, IdentityRule.ofAnyRegister(START))
                        .key()
                        .customer())
                .isEqualTo(TestNumbers.syntheticPerson());
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000", "100000008", "29020000064", "01014050066"})
    void registers_nobody_who_cannot_exist_and_lets_what_was_registered_be_corrected(String nobody) {
        var held = new RelationshipKey(institution, new CustomerId(nobody), RelationshipType.DSOPBANK);

        assertRefused(
                Code.INVALID_CUSTOMER_ID, () -> uploads.register(node.request(), about(nobody), START, null, null));
        node.inTransaction(() -> node.get(Register.class).register(held, Period.openFrom(START), Ownership.UNKNOWN));

        assertThat(uploads.getOwn(node.request(), about(nobody)).periods()).hasSize(1);
        assertThat(uploads.end(node.request(), about(nobody), START).outcome()).isEqualTo(Outcome.ENDED);
        assertThat(uploads.annul(node.request(), about(nobody), START, "no such number")
                        .outcome())
                .isEqualTo(Outcome.ANNULLED);
    }

    @Test
    void ends_nobody_whose_control_digits_are_wrong() {
        assertRefused(Code.INVALID_CUSTOMER_ID, () -> uploads.end(node.request(), about("917439380"), START));
        assertRefused(Code.SYNTHETIC_NOT_ACCEPTED, () -> uploads.end(node.request(), about("310011223"), START));
    }

    private Instruction about(String customerId) {
        return new Instruction(signer, new CorrelationId(UUID.randomUUID()), institution.value(), customerId, null);
    }

    @Test
    void refuses_a_start_of_long_ago_that_nobody_confirms() {
        assertRefused(
                Code.INVALID_DATE,
                () -> uploads.register(node.request(), submission(id), LocalDate.of(1899, 12, 31), null, null));

        assertThat(periods()).isEmpty();
        uploads.register(node.request(), submission(id), LocalDate.of(1900, 1, 1), null, null);
        assertThat(periods()).containsExactly(Period.openFrom(LocalDate.of(1900, 1, 1)));
    }

    @Test
    void discloses_nothing_to_who_is_not_permitted() {
        uploads.register(node.request(), submission(id), START, null, null);
        node.access().refuse(Refused.because(Code.NOT_DELEGATED));

        assertRefused(Code.NOT_DELEGATED, () -> uploads.register(node.request(), submission(id), START, null, null));
        assertRefused(Code.NOT_DELEGATED, () -> uploads.register(node.request(), submission(id), null, null, null));
        assertRefused(Code.NOT_DELEGATED, () -> uploads.end(node.request(), submission(UUID.randomUUID()), START));
        assertRefused(Code.NOT_DELEGATED, () -> uploads.getOwn(node.request(), submission(UUID.randomUUID())));

        node.access().permitAll();
        assertThat(periods()).containsExactly(Period.openFrom(START));
    }

    @Test
    void shows_the_institution_its_own_periods_earliest_first() {
        uploads.register(node.request(), submission(UUID.randomUUID()), START, null, null);
        uploads.register(node.request(), submission(UUID.randomUUID()), START.minusYears(2), START.minusYears(1), null);

        assertThat(uploads.getOwn(node.request(), submission(id)))
                .satisfies(own -> assertThat(own.correlationId()).isEqualTo(new CorrelationId(id)))
                .satisfies(own -> assertThat(own.institution()).isEqualTo(institution));
        assertThat(periods())
                .containsExactly(new Period(START.minusYears(2), START.minusYears(1)), Period.openFrom(START));
    }

    private Instruction submission(UUID correlationId) {
        return new Instruction(signer, new CorrelationId(correlationId), institution.value(), customer.value(), null);
    }

    private List<Period> periods() {
        return uploads.getOwn(node.request(), submission(UUID.randomUUID())).periods().stream()
                .map(RecordedPeriod::period)
                .toList();
    }

    private List<String> journal() {
        return node.sql()
                .sql("select detail from journal_entry where correlation_id = ? order by entry_no")
                .param(id.toString())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static void assertRefused(Code code, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .extracting(Refused::code)
                .isEqualTo(code);
    }
}
