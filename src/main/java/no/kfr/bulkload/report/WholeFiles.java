package no.kfr.bulkload.report;

import org.springframework.stereotype.Component;

/** What writes whole reports and extracts, and how many of them at a time. */
@Component
public record WholeFiles(Reports reports, Extracts extracts, ReadPermits permits) {}
