/** The operator's commands for the journal: verify, search, export, purge, report, and what was answered in the past. */
@NullMarked
package no.kfr.operator.journal;

import org.jspecify.annotations.NullMarked;
