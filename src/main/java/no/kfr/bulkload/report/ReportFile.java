package no.kfr.bulkload.report;

import no.kfr.bulkload.batch.BatchState;

/** A batch's whole report: {@code position,entry,outcome,code,rule}. Whoever gets it closes the file. */
public record ReportFile(BatchState batch, SpooledFile file) {}
