package no.kfr.soap.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.refusal.StartRefused;
import no.kfr.soap.attachment.FileLimits;
import no.kfr.soap.message.XmlLimits;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private static final long MB = 1024 * 1024;
    private static final Duration SHORT = Duration.ofMillis(1);
    private final Rooms rooms = new Rooms(100 * MB, 40 * MB, SHORT, most(2, 20), 3, 2, SHORT, SHORT);

    @Test
    void whoever_finds_a_room_full_is_told_when_to_come_again() {
        Room room = new Room(10 * MB, 5, Duration.ofMillis(1), Duration.ofSeconds(7));
        room.enter(8 * MB);
        assertThatThrownBy(() -> room.enter(3 * MB)).isInstanceOfSatisfying(Refused.class, full -> {
            assertThat(full.code()).isEqualTo(Code.OVERLOADED);
            assertThat(full.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        });
    }

    @Test
    void nothing_is_left_taken_by_who_was_refused_or_has_left() throws Exception {
        Room room = new Room(10 * MB, 2, Duration.ofMillis(1), Duration.ofSeconds(7));
        Room part = room.part(10 * MB, 2, Duration.ofMillis(1));
        AutoCloseable all = room.enter(10 * MB);
        assertThatThrownBy(() -> part.enter(MB)).isInstanceOf(Refused.class);
        assertThat(part.isEmpty()).isTrue();
        all.close();
        all.close();
        assertThat(room.isEmpty()).isTrue();
        AutoCloseable one = part.enter(MB);
        assertThat(room.isEmpty()).isFalse();
        one.close();
        assertThat(room.isEmpty() && part.isEmpty()).isTrue();
    }

    @Test
    void strangers_leave_half_of_the_room_to_those_who_are_known() {
        fill(rooms.unproven(false, false), MB);
        rooms.unproven(false, true).enter(5 * MB);
        fill(rooms.unproven(true, false), 20 * MB);
        rooms.unproven(true, true).enter(20 * MB);
    }

    @Test
    void large_messages_keep_no_small_one_out() {
        fill(rooms.unproven(true, true), 10 * MB);
        rooms.unproven(false, true).enter(MB);
    }

    @Test
    void reports_keep_no_other_operation_out() {
        fill(rooms.proven(true), 1);
        rooms.proven(false).enter(1);
    }

    @Test
    void operations_keep_no_message_from_being_read() {
        fill(rooms.proven(false), 1);
        rooms.unproven(false, false).enter(1);
    }

    @Test
    void nobody_is_let_in_for_less_than_he_needs() {
        Room room = new Room(10 * MB, 2, Duration.ofMillis(1), Duration.ofSeconds(7));
        assertThatThrownBy(() -> room.enter(10 * MB + 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(room.isEmpty()).isTrue();
    }

    /** A quarter of a gigabyte, and the largest messages of the default limits. */
    @Test
    void where_the_heap_is_small_each_room_has_budget_for_the_message_that_needs_most() throws Exception {
        var cost = new MessageCost(new XmlLimits(40, 10_000, 60, 10_000, MB));
        FileLimits files = new FileLimits(10 * MB, MB, Duration.ZERO);
        MessageCost.Heap small = cost.most(MB);
        MessageCost.Heap large = cost.most(files.message());
        var tight = new Rooms(248 * MB, large.unproven(), Duration.ofMillis(1), new Rooms.Most(small, large), 3, 2);
        for (boolean either : new boolean[] {true, false}) {
            tight.unproven(false, either).enter(small.unproven()).close();
            tight.unproven(true, either).enter(large.unproven()).close();
            tight.proven(either).enter(small.proven()).close();
        }
        tight.unproven(false, false).enter(small.unproven());
        tight.unproven(false, true).enter(10 * MB);
    }

    @Test
    void a_heap_that_the_largest_message_does_not_fit_into_stops_the_start() {
        var most = most(2, 41);
        assertThatThrownBy(() -> new Rooms(100 * MB, 40 * MB, Duration.ofMillis(1), most, 3, 2))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll(
                        "40MB", "42MB", "-Xmx", "kfr.soap.upload-memory", "kfr.bulkload.max-content-size");
    }

    @Test
    void more_for_large_messages_than_there_is_stops_the_start() {
        var most = most(2, 20);
        assertThatThrownBy(() -> new Rooms(100 * MB, 76 * MB, Duration.ofMillis(1), most, 3, 2))
                .isInstanceOf(StartRefused.class)
                .hasMessageContainingAll("76MB", "100MB", "kfr.soap.upload-memory");
    }

    private static Rooms.Most most(int small, int large) {
        return new Rooms.Most(
                new MessageCost.Heap(small * MB, small * MB), new MessageCost.Heap(large * MB, large * MB));
    }

    private static void fill(Room room, long each) {
        List<AutoCloseable> inside = new ArrayList<>();
        while (inside.size() < 1_000) {
            try {
                inside.add(room.enter(each));
            } catch (Refused full) {
                return;
            }
        }
        throw new AssertionError(inside.size() + " are inside, and the room has no end");
    }
}
