/** An institution's customer base as a file: read in the forms that occur, written whole or not at all. */
@NullMarked
package no.kfr.client.file;

import org.jspecify.annotations.NullMarked;
