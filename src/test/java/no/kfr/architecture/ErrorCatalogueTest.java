package no.kfr.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import no.kfr.refusal.Code;
import org.junit.jupiter.api.Test;

/** What integrators read in {@code src/docs/errors.md} is what the register answers. */
class ErrorCatalogueTest {

    private static final Path CATALOGUE = Path.of("src/docs/errors.md");
    private static final Pattern ENTRY =
            Pattern.compile("(?m)^### (?<id>(KFR|ERR)-\\d{3})\\n+> (?<english>.+)  \\n> (?<norwegian>.+)\\n\\n"
                    + "- \\*\\*Cause:\\*\\* (?<cause>\\S[^\\n]+(\\n  [^\\n]+)*)\\n"
                    + "- \\*\\*What you do:\\*\\* (?<remedy>\\S[^\\n]+(\\n  [^\\n]+)*)\\n"
                    + "- \\*\\*Retryable:\\*\\* (?<retryable>yes|no)\\b");

    private final List<Entry> entries = ENTRY.matcher(Sources.text(CATALOGUE))
            .results()
            .map(match -> new Entry(
                    match.group("id"), match.group("english"), match.group("norwegian"), match.group("retryable")))
            .toList();

    @Test
    void every_code_has_one_entry_with_its_messages_cause_and_remedy() {
        assertThat(entries)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Code.values()).map(Entry::of).toList());
    }

    @Test
    void every_heading_of_a_code_is_a_complete_entry() {
        long headings = Sources.text(CATALOGUE)
                .lines()
                .filter(line -> line.startsWith("### "))
                .count();

        assertThat(headings).isEqualTo(entries.size());
    }

    private record Entry(String id, String english, String norwegian, String retryable) {

        static Entry of(Code code) {
            return new Entry(code.id(), code.english(), code.norwegian(), code.retryable() ? "yes" : "no");
        }
    }
}
