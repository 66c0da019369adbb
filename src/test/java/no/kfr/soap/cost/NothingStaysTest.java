package no.kfr.soap.cost;

import static no.kfr.soap.cost.Hostile.longName;
import static no.kfr.soap.cost.Hostile.many;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import no.kfr.soap.RunningRegister;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * After a thousand messages of a kind the heap is as it was before: of each that is refused before it is proven nothing stays, each
 * with names, ids and lengths of its own. (Of what is proven, the journal stays, which is what it is there for.)
 */
class NothingStaysTest {

    private static final int MESSAGES = 1000;
    /** Of each message it would be more, if it stayed. */
    private static final long NOTHING = 2L << 20;

    private static final InThread REGISTER = new InThread(RunningRegister.shared());

    private interface Message {
        byte[] of(int number) throws Exception;
    }

    record Kind(String name, String code, Message message) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() throws Exception {
        String stranger = Messages.stranger();
        String participant = Messages.participant(message -> message);
        String unsigned = Messages.participant(message -> message.withoutSecurity());
        return Stream.of(
                text("by nobody", "KFR-039", n -> header(stranger, n)),
                text("changed after it was signed", "KFR-034", n -> Messages.inBody(participant, names(n))),
                text("without a signature", "KFR-0", n -> header(unsigned, n)),
                text(
                        "with a token that is none",
                        "KFR-085",
                        n -> Messages.bytes(stranger.replaceFirst(
                                "(BinarySecurityToken[^>]*>)[^<]*", "$1" + "MIIF".repeat(2_000 + n)))),
                text("that is no XML", "KFR-0", n -> Messages.bytes(longName(n, 9_000))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void a_thousand_messages_leave_the_heap_as_it_was(Kind kind) throws Exception {
        assertThat(Retained.after(
                        MESSAGES,
                        number -> assertThat(REGISTER.send(
                                                Messages.UPLOAD, kind.message().of(number))
                                        .text())
                                .contains(kind.code())))
                .isLessThan(NOTHING);
    }

    private static Kind text(String name, String code, Message message) {
        return new Kind(name, code, message);
    }

    private static byte[] header(String message, int number) {
        return Messages.inHeader(message, names(number));
    }

    private static String names(int number) {
        return many(30, i -> "<" + longName(number * 30 + i, 190) + "/>");
    }
}
