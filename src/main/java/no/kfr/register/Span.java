package no.kfr.register;

import no.kfr.identity.Period;

/** A period of a relationship, whenever it was recorded. */
record Span(Period period, Ownership ownership) {}
