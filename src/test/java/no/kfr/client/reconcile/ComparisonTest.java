package no.kfr.client.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import no.kfr.client.extract.ExtractFile;
import no.kfr.client.file.AtomicCsv;
import no.kfr.client.file.EntryFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final String EXTRACT = """
        customerId,startDate,endDate,ownershipType
        310011223,2019-11-08,,primaryOwner
        915429785,2011-11-05,2015-01-31,unknown
        974761076,2020-01-01,,unknown
        """;

    @TempDir
    private Path folder;

    @Test
    void finds_no_difference_in_the_same_with_blanks_around_as_the_register_reads_it() throws IOException {
        assertThat(compare("\u00a0310011223\u00a0#\u00a02019-11-08 #\tprimaryOwner\u00a0\n 974761076 ")
                        .isEqual())
                .isTrue();
        assertThat(differences()).hasLineCount(1);
    }

    @Test
    void names_each_difference_and_counts_it() throws IOException {
        Comparison comparison = compare("310011223#2019-11-07#unknown,915429785,974761076,974761075\u2003,x");

        assertThat(comparison.same()).isEqualTo(1);
        assertThat(comparison.open()).isEqualTo(2);
        assertThat(differences()).isEqualTo("""
            difference,customerId,startInFile,startInRegister,ownershipInFile,ownershipInRegister,endedInRegister,position
            unreadable,,,,,,,4
            unreadable,,,,,,,5
            startsEarlierInFile,310011223,2019-11-07,2019-11-08,unknown,primaryOwner,,
            weakerInFile,310011223,2019-11-07,2019-11-08,unknown,primaryOwner,,
            onlyInFile,915429785,,,,,2015-01-31,
            """);
    }

    @Test
    void tells_who_is_missing_in_the_file() throws IOException {
        assertThat(compare("310011223").isEqual()).isFalse();
        assertThat(differences()).contains("onlyInRegister,974761076,,2020-01-01,,unknown,,");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void writes_for_its_owner_only() throws IOException {
        compare("310011223");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("differences.csv"))))
                .isEqualTo("rw-------");
    }

    private Comparison compare(String own) throws IOException {
        Path file = Files.writeString(folder.resolve("own.csv"), own);
        Path extract = Files.writeString(folder.resolve("extract.csv"), EXTRACT);
        return AtomicCsv.replace(folder.resolve("differences.csv"), csv -> {
            var comparison = new Comparison(csv);
            CustomerBase base = CustomerBase.read(new EntryFile(file, false, TODAY), TODAY, comparison::unreadable);
            try (ExtractFile register = ExtractFile.open(extract)) {
                comparison.compare(base, register);
            }
            return comparison;
        });
    }

    private String differences() throws IOException {
        return Files.readString(folder.resolve("differences.csv")).replace("\r\n", "\n");
    }
}
