/** Which register answers for which licensed institution (KAR, KFR, both, neither), and since when. */
@NamedInterface("coverage")
@NullMarked
package no.kfr.participant.coverage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
