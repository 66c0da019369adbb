package no.kfr.register.period;

import no.kfr.identity.Period;

/** A period of a relationship, whenever it was recorded. */
public record Span(Period period, Ownership ownership) {}
