package no.kfr.soap.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpoolTest {

    private static final int IN_MEMORY = 64 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, IN_MEMORY - 1, IN_MEMORY, IN_MEMORY + 1, 3 * IN_MEMORY + 5})
    void gives_back_what_was_written_in_pieces_of_any_size(int length) throws IOException {
        byte[] bytes = bytes(length);
        for (int piece : new int[] {1000, 4096, IN_MEMORY, IN_MEMORY + 1, length + 1}) {
            try (Spool spool = written(bytes, piece)) {
                assertThat(spool.length()).isEqualTo(length);
                assertThat(spool.all()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void takes_a_part_of_what_it_is_given() throws IOException {
        try (Spool spool = new Spool()) {
            spool.write(new byte[] {1, 2, 3, 4}, 1, 2);
            spool.write(new byte[] {5}, 0, 0);
            assertThat(spool.all()).containsExactly(2, 3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 2 * IN_MEMORY})
    void opens_any_part_of_it_for_several_readers(int length) throws IOException {
        byte[] bytes = bytes(length);
        try (Spool spool = written(bytes, 700);
                InputStream first = spool.open(10, length - 20);
                InputStream second = spool.open(length - 1, 1);
                InputStream nothing = spool.open(length, 0)) {
            assertThat(first.read()).isEqualTo(bytes[10] & 0xff);
            assertThat(second.read()).isEqualTo(bytes[length - 1] & 0xff);
            assertThat(second.read()).isEqualTo(-1);
            assertThat(nothing.read()).isEqualTo(-1);
            assertThat(nothing.read(new byte[5], 0, 5)).isEqualTo(-1);
            assertThat(first.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 11, length - 10));
            assertThat(first.read()).isEqualTo(-1);
        }
    }

    @Test
    void a_reader_reads_on_when_what_follows_goes_to_the_disk() throws IOException {
        byte[] bytes = bytes(IN_MEMORY);
        try (Spool spool = written(bytes, IN_MEMORY);
                InputStream reader = spool.open()) {
            assertThat(reader.readNBytes(100)).isEqualTo(Arrays.copyOf(bytes, 100));
            spool.write(new byte[] {42}, 0, 1);

            assertThat(reader.readAllBytes()).isEqualTo(Arrays.copyOfRange(bytes, 100, IN_MEMORY));
            assertThat(spool.open(IN_MEMORY, 1).readAllBytes()).containsExactly(42);
        }
    }

    @Test
    void a_byte_above_127_is_no_end() throws IOException {
        try (Spool spool = written(new byte[] {-1, -128}, 2);
                InputStream reader = spool.open()) {
            assertThat(reader.read()).isEqualTo(255);
            assertThat(reader.read()).isEqualTo(128);
            assertThat(reader.read()).isEqualTo(-1);
        }
    }

    @Test
    void is_closed_without_a_file_as_well() throws IOException {
        new Spool().close();
    }

    private static Spool written(byte[] bytes, int piece) {
        Spool spool = new Spool();
        for (int at = 0; at < bytes.length; at += piece) {
            spool.write(bytes, at, Math.min(piece, bytes.length - at));
        }
        return spool;
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
