/** Participants and delegations as YAML: read, compared with what holds, written in the same order each time. */
@NamedInterface("file")
@NullMarked
package no.kfr.participant.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
