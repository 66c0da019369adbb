/** The operator's commands for the journal: verify, search, export, purge, report, and what was answered in the past. */
@NullMarked
package no.kfr.cli.audit;

import org.jspecify.annotations.NullMarked;
