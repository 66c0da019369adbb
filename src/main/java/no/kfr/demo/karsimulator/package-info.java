/** A stand-in for KAR and Maskinporten, for demos and tests: the same interface, invented data, and faults to order. */
@NullMarked
package no.kfr.demo.karsimulator;

import org.jspecify.annotations.NullMarked;
