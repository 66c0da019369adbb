package no.kfr.bulkload;

/** A batch's whole report: {@code position,entry,outcome,code,rule}. Whoever gets it closes the file. */
public record ReportFile(BatchState batch, SpooledFile file) {}
