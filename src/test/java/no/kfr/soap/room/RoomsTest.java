package no.kfr.soap.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.junit.jupiter.api.Test;

class RoomsTest {

    private static final long MB = 1024 * 1024;
    private static final Duration SHORT = Duration.ofMillis(1);
    private final Rooms rooms = new Rooms(100 * MB, 40 * MB, SHORT, 3, 2, SHORT, SHORT);

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
        AutoCloseable all = room.enter(100 * MB);
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
