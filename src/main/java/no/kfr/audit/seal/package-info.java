/** How the journal is proven: what a leaf commits to, trees, blocks, who signs them, time stamps. */
@NullMarked
package no.kfr.audit.seal;

import org.jspecify.annotations.NullMarked;
