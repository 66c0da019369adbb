package no.kfr.soap.rate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import no.kfr.identity.OrganisationNumber;
import no.kfr.participant.Participants;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.time.OsloDay;
import org.springframework.stereotype.Component;

/**
 * Holds every sender to his rate, refusals included. Counts for this node, in memory: what is held off here is what costs this node, and
 * holding it off must cost less.
 */
@Component
public class SenderRates {

    private static final Set<Code> WITHOUT_RIGHT = EnumSet.of(
            Code.NO_ACCESS,
            Code.NOT_OWN_INSTITUTION,
            Code.CERTIFICATE_NOT_PINNED,
            Code.NOT_A_PARTICIPANT,
            Code.SUSPENDED,
            Code.OPERATION_NOT_PERMITTED,
            Code.NOT_DELEGATED,
            Code.DELEGATION_EXPIRED);

    private static final Set<Code> TOO_MUCH =
            EnumSet.of(Code.SENDER_RATE_EXCEEDED, Code.OVERLOADED, Code.RATE_EXCEEDED, Code.TOO_MANY_UNFINISHED);

    private final RateSettings settings;
    private final Participants participants;
    private final Clock clock;
    private final MinuteCounts messages;
    private final MinuteCounts bytes;
    private final MinuteCounts withoutRight;
    private final MinuteCounts replays;
    private final MinuteCounts strangersMessages;
    private final MinuteCounts strangersBytes;

    SenderRates(RateSettings settings, Participants participants, Clock clock) {
        this.settings = settings;
        this.participants = participants;
        this.clock = clock;
        this.messages = new MinuteCounts(clock);
        this.bytes = new MinuteCounts(clock);
        this.withoutRight = new MinuteCounts(clock);
        this.replays = new MinuteCounts(clock);
        this.strangersMessages = new MinuteCounts(clock);
        this.strangersBytes = new MinuteCounts(clock);
    }

    /**
     * Counts a message of a proven organisation.
     *
     * @throws Refused when it has sent too much in this minute, or asked too often for what it has no right to
     */
    public void require(OrganisationNumber sender, long size) {
        String name = sender.value();
        boolean tooMany = messages.add(name, 1) > settings.messages();
        boolean tooMuch = bytes.add(name, size) > settings.bytes().toBytes();
        if (tooMany || tooMuch || withoutRight.add(name, 0) >= settings.deniedMessages()) {
            throw Refused.forNow(Code.SENDER_RATE_EXCEEDED, messages.rest());
        }
    }

    /**
     * Counts a message that has arrived from an address that nobody has proven himself from.
     *
     * @throws Refused when too much has come from there in this minute
     */
    public void requireOfStranger(String address, long size) {
        boolean tooMany = strangersMessages.add(address, 1) > settings.strangersMessages();
        boolean tooMuch =
                strangersBytes.add(address, size) > settings.strangersBytes().toBytes();
        if (tooMany || tooMuch) {
            throw Refused.forNow(Code.STRANGER_RATE_EXCEEDED, strangersMessages.rest());
        }
    }

    /** Counts what came of a message of a proven organisation. */
    public void refused(OrganisationNumber sender, Code code) {
        if (isWithoutRight(sender, code)) {
            withoutRight.add(sender.value(), 1);
        }
    }

    /**
     * Counts a refusal that an entry for each would be too much of: it is counted in one entry a minute. Whoever has seen a message can send
     * it again, as often as he likes and under its signer's name.
     */
    public boolean isTooOften(OrganisationNumber sender, Code code) {
        return code == Code.SENDER_RATE_EXCEEDED
                || code == Code.MESSAGE_REPLAYED && replays.add(sender.value(), 1) > settings.deniedMessages();
    }

    /**
     * Whether a message that was refused for this is kept as its header, size and digest: its content was never anybody's business here, or
     * is kept with the message that came first.
     */
    public boolean isKeptSmall(OrganisationNumber sender, Code code) {
        return code == Code.MESSAGE_REPLAYED || TOO_MUCH.contains(code) || isWithoutRight(sender, code);
    }

    /** What is wrong with the content is told before who may send it: who takes no part has no right whatever he is told. */
    private boolean isWithoutRight(OrganisationNumber sender, Code code) {
        LocalDate today = OsloDay.of(clock.instant());
        return WITHOUT_RIGHT.contains(code)
                || participants
                        .find(sender)
                        .filter(known -> known.isActiveOn(today) && !known.isSuspendedOn(today))
                        .isEmpty();
    }
}
