package no.kfr.soap.room;

import no.kfr.soap.http.Arrivals;
import no.kfr.soap.message.RequestResources;
import org.apache.cxf.message.Message;

/** The room that a message is in, from when it is read until its request is over. */
public final class RoomReservation implements AutoCloseable {

    private final Rooms rooms;
    private final Need need;
    private AutoCloseable inside;

    /**
     * @param heap that it takes
     * @param bytes of the message
     * @param isLarge whether it goes among the large ones
     */
    public record Need(MessageCost.Heap heap, long bytes, boolean isLarge) {}

    private RoomReservation(Rooms rooms, Need need, AutoCloseable inside) {
        this.rooms = rooms;
        this.need = need;
        this.inside = inside;
    }

    /**
     * Takes all the room that the message will need, in one step.
     *
     * @throws no.kfr.refusal.Refused overloaded, when there is none in time
     */
    public static void make(Message message, Rooms rooms, Need need) {
        Room room = rooms.unproven(need.isLarge(), Arrivals.of(message).isKnown());
        RoomReservation reservation =
                new RoomReservation(rooms, need, room.enter(need.heap().unproven()));
        RequestResources.closeAfter(message, reservation);
        message.getExchange().put(RoomReservation.class, reservation);
    }

    /** Bytes of the message. */
    long bytes() {
        return need.bytes();
    }

    /** Goes from those who are not proven to those who are. A large message stays where it is: its room is for it alone. */
    void proven(boolean isReport) throws Exception {
        if (!need.isLarge()) {
            AutoCloseable next = rooms.proven(isReport).enter(need.heap().proven());
            inside.close();
            inside = next;
        }
    }

    @Override
    public void close() throws Exception {
        inside.close();
    }
}
