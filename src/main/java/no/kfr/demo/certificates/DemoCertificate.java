package no.kfr.demo.certificates;

import java.util.Optional;
import no.kfr.refusal.Code;

/**
 * One certificate of a demonstration set.
 *
 * @param file the name of its files, without ending; also its alias in the PKCS#12 file
 * @param purpose what it is for, in a few words
 * @param refusedWith what the register answers; empty when it accepts the certificate
 */
public record DemoCertificate(String file, String purpose, Optional<Code> refusedWith, Identity identity) {}
