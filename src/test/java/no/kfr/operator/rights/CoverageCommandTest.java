package no.kfr.operator.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.operator.OperatorCommands;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.Coverage;
import no.kfr.participant.Directory;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.Participant;
import no.kfr.participant.Participants;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Ownership;
import org.junit.jupiter.api.Test;

/** What an operator reads of who is covered. */
class CoverageCommandTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private final RegisterNode node = RegisterNode.on(TestDatabase.H2);
    private final List<OrganisationNumber> numbers =
            Stream.generate(TestNumbers::organisation).limit(5).sorted().toList();
    private final List<Participant> institutions = List.of(
            bank(0, "Fine bank", Coverage.KFR, TODAY.minusYears(3)),
            bank(1, "Silent bank", Coverage.BOTH, TODAY.minusDays(31)),
            bank(2, "New bank", Coverage.KFR, TODAY.minusDays(30)),
            bank(3, "Nobody's bank", Coverage.NEITHER, TODAY.minusYears(9)),
            bank(4, "KAR's bank; large", Coverage.KAR, TODAY.minusYears(9)));
    private final StringWriter out = new StringWriter();

    @Test
    void trouble_comes_first_and_what_was_uploaded_stands_with_it() {
        upload(0);

        assertThat(run()).isZero();

        List<String> lines =
                out.toString().lines().map(line -> line.replaceAll(" +", " ")).toList();
        assertThat(lines)
                .containsExactly(
                        "Number Name Coverage Since Open Current Last upload Note",
                        lines.get(1),
                        numbers.get(1) + " Silent bank BOTH 2026-10-22 0 0 never silent for 31 days",
                        numbers.get(3) + " Nobody's bank NEITHER 2017-11-22 0 0 never not covered",
                        numbers.get(0) + " Fine bank KFR 2023-11-22 1 1 2026-11-22 12:00",
                        numbers.get(2) + " New bank KFR 2026-10-23 0 0 never",
                        numbers.get(4) + " KAR's bank; large KAR 2017-11-22 0 0 never",
                        "5 licensed institutions, 1 not covered, 1 gone silent; list version "
                                + directory().coverageOn(TODAY).version());
    }

    @Test
    void silent_is_who_uploads_nothing_for_longer_than_the_operator_says() {
        upload(0);

        run("--silent-after", "29");

        assertThat(out.toString()).contains("2 gone silent").contains("New bank");
        assertThat(run("--silent-after", "31", "--check")).isZero();
        assertThat(run("--silent-after", "30", "--check")).isEqualTo(3);
        assertThat(run("--silent-after", "0")).isEqualTo(1);
    }

    @Test
    void one_that_uploaded_once_goes_silent_counted_from_that_day() {
        upload(0);
        node.clock().move(java.time.Duration.ofDays(31));

        run("--csv");

        assertThat(out.toString().lines().toList())
                .contains("number;name;coverage;since;open;current;last_upload;note")
                .contains(numbers.get(0) + ";Fine bank;KFR;2023-11-22;1;1;2026-11-22 12:00;silent for 31 days")
                .contains(numbers.get(4) + ";\"KAR's bank; large\";KAR;2017-11-22;0;0;never;");
    }

    private void upload(int bank) {
        node.clock().moveTo(MovableClock.START);
        var key = new RelationshipKey(numbers.get(bank), TestNumbers.customer(), RelationshipType.DSOPBANK);
        node.inTransaction(() -> node.get(Register.class).register(key, Period.openFrom(TODAY), Ownership.UNKNOWN));
    }

    private Participant bank(int number, String name, Coverage coverage, LocalDate since) {
        var institution = new FinancialInstitution(new TreeSet<>(), coverage, since, new TreeSet<>());
        Period active = Period.openFrom(TODAY.minusYears(10));
        return new Participant(numbers.get(number), name, active, institution, null, false, null, new TreeSet<>());
    }

    private Directory directory() {
        return new Directory("", institutions, List.of());
    }

    private int run(String... arguments) {
        OperatorContext.Opener opener = settings -> new OperatorContext() {
            @Override
            public <T> T service(Class<T> type) {
                Participants participants = CoverageCommandTest.this::directory;
                if (type == Participants.class) {
                    return type.cast(participants);
                }
                return type == Clock.class ? type.cast(node.clock()) : node.get(type);
            }

            @Override
            public void close() {}
        };
        return OperatorCommands.coverage(opener)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(new StringWriter()))
                .execute(arguments);
    }
}
