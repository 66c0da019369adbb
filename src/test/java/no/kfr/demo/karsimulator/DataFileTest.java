package no.kfr.demo.karsimulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import no.kfr.demo.karsimulator.SimulatedData.Institution;
import no.kfr.demo.karsimulator.SimulatedData.Relationship;
import no.kfr.terminal.CommandFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataFileTest {

    @Test
    void reads_relationships_accounts_and_faults() {
        SimulatedData data = DataFile.read("""
            # a remark
            relationship;14838512470;310022330;Fjordbanken;2018-05-01;2020-01-01;false;unknown
            account;12340000038;310022330;Fjordbanken
            fault;16858399649;silent
            """);

        var bank = new Institution("310022330", "Fjordbanken");
        assertThat(data.relationships())
                .isEqualTo(List.of(new Relationship(
                        "14838512470", bank, LocalDate.of(2018, 5, 1), LocalDate.of(2020, 1, 1), false, "unknown")));
        assertThat(data.provider("12340000038")).contains(bank);
        assertThat(data.fault("16858399649")).contains(Fault.SILENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "relation;1;2;3",
                "relationship;14838512470;310022330;Fjordbanken;2018-05-01;;yes;unknown",
                "relationship;14838512470;310022330;Fjordbanken;2018-05-01;;true;owner",
                "relationship;14838512470;310022330;Fjordbanken;1.5.2018;;true;unknown",
                "relationship;14838512470;310022330;Fjordbanken;2018-05-01;;true",
                "account;12340000038;310022330",
                "fault;16858399649;tired"
            })
    void names_the_line_that_it_cannot_read(String line) {
        assertThatExceptionOfType(CommandFailed.class)
                .isThrownBy(() -> DataFile.read("# first\n" + line))
                .withMessageStartingWith("Line 2 of the simulator's data");
    }

    @Test
    void reads_what_the_demo_ships() throws Exception {
        assertThat(DataFile.read(Files.readString(Path.of("deploy/demo/kar.csv")))
                        .relationships())
                .hasSize(2);
    }
}
