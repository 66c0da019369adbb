/** How a command reaches the register: its options, its keys, its patience, and its words for what went wrong. */
@NullMarked
package no.kfr.client.connect;

import org.jspecify.annotations.NullMarked;
