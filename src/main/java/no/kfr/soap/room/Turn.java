package no.kfr.soap.room;

import no.kfr.soap.http.Arrivals;
import no.kfr.soap.message.RequestResources;
import org.apache.cxf.message.Message;

/** The room that a message is in, from when it is read until its request is over. */
public final class Turn implements AutoCloseable {

    private final Rooms rooms;
    private final long cost;
    private final boolean isLarge;
    private AutoCloseable inside;

    private Turn(Rooms rooms, long cost, boolean isLarge, AutoCloseable inside) {
        this.rooms = rooms;
        this.cost = cost;
        this.isLarge = isLarge;
        this.inside = inside;
    }

    /**
     * Takes all the room that the message will need, in one step.
     *
     * @param cost see {@link MessageCost}
     * @throws no.kfr.refusal.Refused overloaded, when there is none in time
     */
    public static void take(Message message, Rooms rooms, long cost, boolean isLarge) {
        Room room = rooms.unproven(isLarge, Arrivals.of(message).isKnown());
        Turn turn = new Turn(rooms, cost, isLarge, room.enter(cost));
        RequestResources.closeAfter(message, turn);
        message.getExchange().put(Turn.class, turn);
    }

    /** Goes from those who are not proven to those who are. A large message stays where it is: its room is for it alone. */
    void proven(boolean isReport) throws Exception {
        if (!isLarge) {
            AutoCloseable next = rooms.proven(isReport).enter(cost);
            inside.close();
            inside = next;
        }
    }

    @Override
    public void close() throws Exception {
        inside.close();
    }
}
