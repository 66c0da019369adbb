package no.kfr.bulkload.report;

import no.kfr.bulkload.BatchState;
import no.kfr.bulkload.intake.SpooledFile;

/** A batch's whole report: {@code position,entry,outcome,code,rule}. Whoever gets it closes the file. */
public record ReportFile(BatchState batch, SpooledFile file) {}
