/**
 * An institution's customer base as a file: sent to the register in parts, fetched from it, compared with it. Customer ids go to files
 * that were asked for and to the register, never to the terminal.
 */
@NullMarked
package no.kfr.cli.files;

import org.jspecify.annotations.NullMarked;
