/** Participants and delegations in the database, and the copy of them that each node keeps. */
@NullMarked
package no.kfr.participant.store;

import org.jspecify.annotations.NullMarked;
