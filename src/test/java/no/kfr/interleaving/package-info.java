/** Two at work on one relationship, stopped and let go at each of their steps in the database. */
@NullMarked
package no.kfr.interleaving;

import org.jspecify.annotations.NullMarked;
