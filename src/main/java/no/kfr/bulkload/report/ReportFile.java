package no.kfr.bulkload.report;

import no.kfr.bulkload.batch.Batch;

/** A batch's whole report: {@code position,entry,outcome,code,rule}. Whoever gets it closes the file. */
public record ReportFile(Batch batch, SpooledFile file) {}
