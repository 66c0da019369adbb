package no.kfr.upload;

/** An instruction's identity: ids are the signer's own, so that nobody can take another's. */
record InstructionRowId(String signer, String correlationId) {}
