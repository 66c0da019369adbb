package no.kfr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import no.kfr.identity.CustomerId;
import no.kfr.soap.RunningRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** That no log of any test holds a customer id is worth as much as the one who looks. */
class LogWatchTest {

    private static final Logger OWN = LoggerFactory.getLogger("no.kfr.logged");
    private static final Logger LIBRARY = LoggerFactory.getLogger("org.library");
    private static final CustomerId PERSON = TestNumbers.syntheticPerson();
    private static final CustomerId COMPANY = TestNumbers.customer();

    /** What was logged here on purpose fails nobody. */
    @AfterEach
    void forget() {
        LogWatch.take();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01020312345",
                "asked about 010203 12345.",
                "010203-12345",
                "01.02.03 123 45",
                "1234.56.78901",
                "1234 56 78901",
                "fnr01020312345x",
                "NO93 8601 1117 947",
                "<customerId>01020312345</customerId>"
            })
    void finds_every_spelling_of_eleven_digits(String text) {
        OWN.info("{}", text);

        assertThat(LogWatch.take())
                .singleElement()
                .asString()
                .contains("no.kfr.logged")
                .doesNotContainPattern("\\d{4}");
    }

    @Test
    void finds_a_customer_of_nine_digits_that_a_test_made_or_sent() {
        OWN.info("made {}", COMPANY.value());
        assertThat(LogWatch.take()).hasSize(1);

        OWN.info("not yet sent 310 011 223");
        assertThat(LogWatch.take()).isEmpty();
        LogWatch.sent("<l:controlObject>310011223</l:controlObject>");
        OWN.info("sent 310 011 223");
        assertThat(LogWatch.take()).hasSize(1);
    }

    @Test
    void reads_what_is_thrown_and_what_a_level_holds_back() {
        OWN.warn("failed", new IllegalStateException("outer", new IllegalArgumentException(PERSON.value())));
        assertThat(LogWatch.take()).hasSize(1);
        OWN.debug("about {}", PERSON.value());
        assertThat(LogWatch.take()).hasSize(1);
        assertThat(OWN.isDebugEnabled()).isTrue();
        LIBRARY.warn("about {}", PERSON.value());
        assertThat(LogWatch.take()).hasSize(1);
        LIBRARY.info("about {}", PERSON.value());
        assertThat(LogWatch.take()).isEmpty();
    }

    @Test
    void still_reads_after_another_register_set_up_its_log() {
        RunningRegister.start().close();
        RunningRegister.shared();
        OWN.info("about {}", PERSON.value());

        assertThat(LogWatch.take()).hasSize(1);
    }

    @Test
    void reads_on_in_files_of_programs_that_were_started(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("err.txt");
        WrittenLogs.watch(log);
        WrittenLogs.read();
        Files.writeString(log, "started\nasked about " + PERSON.value() + "\n");
        WrittenLogs.read();
        assertThat(LogWatch.take()).hasSize(1);
        WrittenLogs.read();
        assertThat(LogWatch.take()).isEmpty();
    }

    @Test
    void what_is_masked_and_what_is_nobodys_number_may_be_logged() {
        OWN.info("{} {} in {}", PERSON, COMPANY, List.of(UUID.randomUUID(), "2026-11-22T12:00:00.123456789Z"));

        assertThat(LogWatch.take()).isEmpty();
    }

    @Test
    void a_test_fails_that_logged_a_number() {
        OWN.info("about {}", PERSON.value());

        assertThatThrownBy(LogWatchExtension::failIfAny)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no.kfr.logged")
                .hasMessageNotContaining(PERSON.value());
    }
}
