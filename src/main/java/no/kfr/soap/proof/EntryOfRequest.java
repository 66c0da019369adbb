package no.kfr.soap.proof;

import java.util.UUID;

/** The journal's entry about the request that is being handled; of several that belong together, the one that keeps its messages. */
record EntryOfRequest(UUID id) {}
