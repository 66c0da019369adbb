package no.kfr.lookup.bulk;

import java.time.Duration;
import no.kfr.capacity.FairPlaces;
import no.kfr.identity.OrganisationNumber;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Places for requests with many questions. Each costs the heap and the processor of hundreds of single ones until its signed answer has
 * been stored, and may wait for KAR in between; without a place of its own it would take those of single questions.
 */
@Component
public class BulkPlaces {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(10);

    private final FairPlaces places;

    @Autowired
    BulkPlaces(BulkSettings settings) {
        this(settings.atOnce(), PATIENCE);
    }

    BulkPlaces(int places, Duration patience) {
        this.places = new FairPlaces(places, patience, LATER);
    }

    /**
     * Waits for a place. One sender has half of them at most.
     *
     * @return to be closed when the request is over
     * @throws no.kfr.refusal.Refused overloaded, when there is none in time
     */
    public AutoCloseable enter(OrganisationNumber sender) {
        return places.enter(sender);
    }
}
