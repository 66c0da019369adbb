package no.kfr.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.AfterTry;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestKar;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.demo.karsimulator.Fault;
import no.kfr.demo.karsimulator.KarSimulator;
import no.kfr.demo.karsimulator.SimulatedData;
import no.kfr.demo.karsimulator.SimulatedData.Institution;
import no.kfr.identity.CaseId;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.lookup.LookupAnswer.FinancialInstitution;
import no.kfr.lookup.LookupAnswer.Source;
import no.kfr.lookup.account.AccountAnswer;
import no.kfr.lookup.account.AccountProviderRequest;
import no.kfr.lookup.account.AccountProviders;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Ownership;
import org.jspecify.annotations.Nullable;

/** The register and KAR, asked together: a database, and the simulator over HTTP. */
class JoinedLookupTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final KarSimulator KAR = TestKar.start(new MovableClock());
    private static final RegisterNode NODE =
            RegisterNode.start(Stream.concat(TestDatabase.newH2File().stream(), TestKar.settings(KAR).stream())
                    .toList());
    private static final List<OrganisationNumber> BANKS =
            Stream.generate(TestNumbers::organisation).limit(4).sorted().toList();

    private final CustomerId customer = TestNumbers.customer();

    /** @param to days before today; negative: still */
    record Known(int bank, int from, int to, Ownership ownership, boolean active) {

        LocalDate first() {
            return TODAY.minusDays(from);
        }

        @Nullable
        LocalDate last() {
            return to < 0 ? null : TODAY.minusDays(Math.min(from, to));
        }

        boolean isIn(LocalDate fromDate, LocalDate toDate) {
            LocalDate last = last();
            return !first().isAfter(toDate) && (last == null || !last.isBefore(fromDate));
        }
    }

    @AfterTry
    void nothing_is_left_of_a_fault() {
        KAR.inject(Fault.NONE);
    }

    @AfterContainer
    static void close() {
        NODE.close();
        KAR.close();
    }

    @Property(tries = 150)
    void the_answer_is_the_union_of_what_both_know(
            @ForAll("relationships") List<Known> own,
            @ForAll("relationships") List<Known> atKar,
            @ForAll @IntRange(max = 20) int from,
            @ForAll @IntRange(max = 20) int to,
            @ForAll("asked") Ask ask) {
        LocalDate fromDate = TODAY.minusDays(Math.max(from, to));
        LocalDate toDate = TODAY.minusDays(Math.min(from, to));
        CustomerId someone = TestNumbers.customer();
        List<Known> once = own.stream()
                .filter(known -> own.stream()
                                .filter(each -> each.bank() == known.bank())
                                .findFirst()
                                .orElseThrow()
                        == known)
                .toList();
        register(someone, once);
        KAR.hold(held(someone, atKar));

        LookupAnswer answer = lookup(someone, fromDate, toDate, ask.onlyPrimaryOwner(), false);

        assertThat(answer.institutions())
                .containsExactlyElementsOf(expected(once, atKar, fromDate, toDate, ask.onlyPrimaryOwner()));
        assertThat(answer.sources())
                .containsExactly(Source.answered(Source.Name.KFR), Source.answered(Source.Name.KAR));
    }

    @Example
    void without_kar_there_is_a_fault_unless_a_partial_answer_is_accepted_and_that_one_says_so() {
        register(customer, List.of(new Known(0, 10, -1, Ownership.PRIMARY_OWNER, false)));
        KAR.hold(held(customer, List.of(new Known(1, 10, -1, Ownership.PRIMARY_OWNER, true))));
        KAR.inject(Fault.ERROR, 2);

        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> lookup(customer, TODAY, TODAY, null, false))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(Code.KAR_UNAVAILABLE);
                    assertThat(refused.retryAfter()).isNotNull();
                });
        LookupAnswer partial = lookup(customer, TODAY, TODAY, null, true);

        assertThat(partial.institutions())
                .extracting(FinancialInstitution::organizationId)
                .containsExactly(BANKS.get(0));
        assertThat(partial.sources())
                .containsExactly(
                        Source.answered(Source.Name.KFR),
                        new Source(Source.Name.KAR, Source.State.NO_ANSWER, Code.KAR_UNAVAILABLE));
        assertThat(detail(partial.answerId()))
                .isEqualTo("answered " + BANKS.get(0) + "; KFR answered, KAR did not: KFR-072");
        LookupAnswer whole = lookup(customer, TODAY, TODAY, null, true);
        assertThat(detail(whole.answerId()))
                .isEqualTo("answered " + BANKS.get(0) + "," + BANKS.get(1) + "; KFR answered, KAR answered");
    }

    @Example
    void no_connection_to_the_database_is_held_while_kar_is_asked() throws Exception {
        KAR.hold(SimulatedData.NONE);
        KAR.inject(Fault.SILENT, 32);
        int before = KAR.received().size();
        var waiting = new ArrayList<Thread>();
        for (int i = 0; i < 32; i++) {
            // one agency has no more than its share of KAR
            OrganisationNumber agency = BANKS.get(i % BANKS.size());
            waiting.add(Thread.ofVirtual().start(() -> {
                try {
                    lookup(agency, customer, TODAY, TODAY, null, true);
                } catch (Refused refused) {
                    // not what this is about
                }
            }));
        }
        while (KAR.received().size() < Math.min(200, before + 30)) {
            Thread.onSpinWait();
        }

        // the pool has fewer connections than there are lookups waiting
        assertThat(NODE.sql().sql("select 1").query(Integer.class).single()).isEqualTo(1);
        KAR.inject(Fault.NONE);
        for (Thread each : waiting) {
            each.join();
        }
    }

    @Example
    void accounts_are_asked_of_kar_when_nobody_declared_them() {
        KAR.hold(new SimulatedData(
                List.of(), Map.of("12345678901", new Institution(BANKS.get(0).value(), "Kar Bank")), Map.of()));
        AccountProviders accounts = NODE.get(AccountProviders.class);

        AccountAnswer answer = accounts.provider(NODE.request(), account("12345678901"));
        assertThat(answer.provider()).isEqualTo(new AccountAnswer.Provider(BANKS.get(0), "Kar Bank", Source.Name.KAR));
        assertThat(detail(answer.answerId())).isEqualTo("serviced by " + BANKS.get(0) + " according to KAR");
        AccountAnswer nobody = accounts.provider(NODE.request(), account("12345678902"));
        assertThat(nobody.provider()).isNull();
        assertThat(detail(nobody.answerId())).isEqualTo("serviced by nobody known");

        KAR.inject(Fault.TIMEOUT, 1);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> accounts.provider(NODE.request(), account("12345678901")))
                .extracting(Refused::code)
                .isEqualTo(Code.KAR_SILENT);
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(() -> accounts.provider(NODE.request(), account("1234567890X")))
                .extracting(Refused::code)
                .isEqualTo(Code.LOOKUP_INVALID_ACCOUNT_NUMBER);
    }

    @Provide
    Arbitrary<List<Known>> relationships() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, BANKS.size() - 1),
                        Arbitraries.integers().between(0, 25),
                        Arbitraries.integers().between(-5, 25),
                        Arbitraries.of(Ownership.class),
                        Arbitraries.of(true, false))
                .as(Known::new)
                .list()
                .ofMaxSize(5);
    }

    /** How the question mentions ownership. */
    record Ask(@Nullable Boolean onlyPrimaryOwner) {}

    @Provide
    Arbitrary<Ask> asked() {
        return Arbitraries.of(new Ask(null), new Ask(false), new Ask(true));
    }

    /** Bank by bank, from what was loaded. */
    private static List<FinancialInstitution> expected(
            List<Known> own, List<Known> atKar, LocalDate from, LocalDate to, @Nullable Boolean onlyPrimaryOwner) {
        var expected = new ArrayList<FinancialInstitution>();
        for (int bank = 0; bank < BANKS.size(); bank++) {
            int number = bank;
            List<Known> fromKar = atKar.stream()
                    .filter(each -> counts(each, number, from, to, onlyPrimaryOwner))
                    .toList();
            List<Known> all = Stream.concat(
                            own.stream().filter(each -> counts(each, number, from, to, onlyPrimaryOwner)),
                            fromKar.stream())
                    .toList();
            if (!all.isEmpty()) {
                boolean active =
                        to.equals(TODAY) && fromKar.stream().anyMatch(each -> each.active() && each.last() == null);
                Ownership strongest =
                        all.stream().map(Known::ownership).min(Enum::compareTo).orElseThrow();
                expected.add(new FinancialInstitution(
                        BANKS.get(bank),
                        fromKar.isEmpty() ? BANKS.get(bank).value() : "Bank " + bank,
                        active,
                        onlyPrimaryOwner == null ? null : strongest));
            }
        }
        return expected;
    }

    private static boolean counts(
            Known known, int bank, LocalDate from, LocalDate to, @Nullable Boolean onlyPrimaryOwner) {
        return known.bank() == bank
                && known.isIn(from, to)
                && (!Boolean.TRUE.equals(onlyPrimaryOwner) || known.ownership() == Ownership.PRIMARY_OWNER);
    }

    private static void register(CustomerId someone, List<Known> own) {
        for (Known known : own) {
            LocalDate last = known.last();
            Period period = last == null ? Period.openFrom(known.first()) : new Period(known.first(), last);
            NODE.inTransaction(() -> NODE.get(Register.class)
                    .register(
                            new RelationshipKey(BANKS.get(known.bank()), someone, RelationshipType.DSOPBANK),
                            period,
                            known.ownership()));
        }
    }

    private static SimulatedData held(CustomerId someone, List<Known> atKar) {
        return new SimulatedData(
                atKar.stream()
                        .map(known -> new SimulatedData.Relationship(
                                someone.value(),
                                new Institution(BANKS.get(known.bank()).value(), "Bank " + known.bank()),
                                known.first(),
                                known.last(),
                                known.active(),
                                switch (known.ownership()) {
                                    case PRIMARY_OWNER -> "primaryOwner";
                                    case NOT_PRIMARY_OWNER -> "notPrimaryOwner";
                                    case UNKNOWN -> "unknown";
                                }))
                        .toList(),
                Map.of(),
                Map.of());
    }

    private static LookupAnswer lookup(
            CustomerId someone,
            LocalDate from,
            LocalDate to,
            @Nullable Boolean onlyPrimaryOwner,
            boolean acceptPartial) {
        return lookup(BANKS.get(0), someone, from, to, onlyPrimaryOwner, acceptPartial);
    }

    private static LookupAnswer lookup(
            OrganisationNumber agency,
            CustomerId someone,
            LocalDate from,
            LocalDate to,
            @Nullable Boolean onlyPrimaryOwner,
            boolean acceptPartial) {
        return NODE.get(Lookups.class)
                .lookup(
                        NODE.request(),
                        new LookupRequest(
                                Asker.of(
                                                TestSigner.of(agency),
                                                new CorrelationId(UUID.randomUUID()),
                                                new CaseId(UUID.randomUUID()))
                                        .under("§ 1"),
                                someone.value(),
                                AskedDays.TODAY.from(from).to(to),
                                onlyPrimaryOwner,
                                acceptPartial));
    }

    private static AccountProviderRequest account(String number) {
        return new AccountProviderRequest(
                Asker.of(
                                TestSigner.of(BANKS.get(0)),
                                new CorrelationId(UUID.randomUUID()),
                                new CaseId(UUID.randomUUID()))
                        .under("§ 1"),
                number);
    }

    private static String detail(UUID answerId) {
        return NODE.sql()
                .sql("select detail from journal_entry where entry_id = ?")
                .param(answerId.toString())
                .query(String.class)
                .single();
    }
}
