package no.kfr.bulkload.intake;

/**
 * Tells byte by byte whether a text is UTF-8, as the Unicode standard has it in its table of well-formed sequences. The JDK's
 * decoder works on whole buffers of characters; a list of a million entries is told from its bytes without decoding any.
 */
final class Utf8 {

    private int more;
    private int least = 0x80;
    private int most = 0xBF;

    boolean accepts(byte next) {
        int value = next & 0xFF;
        if (more > 0) {
            boolean well = value >= least && value <= most;
            more--;
            least = 0x80;
            most = 0xBF;
            return well;
        }
        if (value < 0x80) {
            return true;
        }
        return begins(value);
    }

    /** Whether no sequence is left half. */
    boolean isComplete() {
        return more == 0;
    }

    private boolean begins(int value) {
        if (value >= 0xC2 && value <= 0xDF) {
            more = 1;
        } else if (value >= 0xE0 && value <= 0xEF) {
            more = 2;
            least = value == 0xE0 ? 0xA0 : 0x80;
            most = value == 0xED ? 0x9F : 0xBF;
        } else if (value >= 0xF0 && value <= 0xF4) {
            more = 3;
            least = value == 0xF0 ? 0x90 : 0x80;
            most = value == 0xF4 ? 0x8F : 0xBF;
        }
        return more > 0;
    }
}
