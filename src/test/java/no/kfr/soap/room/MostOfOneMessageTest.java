package no.kfr.soap.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import no.kfr.soap.message.XmlLimits;
import org.junit.jupiter.api.Test;

/** What is reserved for one message ends where the reader gives it up: the rooms have budget for so much. */
class MostOfOneMessageTest {

    private static final MessageCost COST = new MessageCost(new XmlLimits(40, 10_000, 60, 10_000, 1_048_576));
    private static final int BYTES = 1_000_000;

    @Test
    void no_shape_and_no_encoding_is_above_the_most() throws IOException {
        MessageCost.Heap most = COST.most(BYTES);
        for (String piece : List.of("x", "<", "=", "<=", "<a b=''/>", "<!---->", "\u00f8")) {
            assertThat(cost(piece, "UTF-8").unproven()).as(piece).isLessThanOrEqualTo(most.unproven());
            assertThat(cost(piece, "UTF-8").proven()).as(piece).isLessThanOrEqualTo(most.proven());
            assertThat(cost(piece, "IBM037")).as(piece).isEqualTo(most);
        }
    }

    /** Else one message of brackets, given up at once, would keep all others out of the room. */
    @Test
    void what_the_reader_gives_up_is_not_counted_as_if_it_went_on() throws IOException {
        assertThat(cost("<", "UTF-8").unproven()).isLessThan(46_000_000);
        assertThat(cost("<=", "UTF-8")).isEqualTo(COST.most(BYTES));
    }

    private static MessageCost.Heap cost(String piece, String charset) throws IOException {
        byte[] one = piece.getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            all[i] = one[i % one.length];
        }
        return COST.of(new ByteArrayInputStream(all), Charset.forName(charset), 0);
    }
}
