/** What an upload would change: a file compared with the register, before anything is sent. */
@NullMarked
package no.kfr.client.reconcile;

import org.jspecify.annotations.NullMarked;
