package no.kfr.register.period;

import no.kfr.identity.Period;
import no.kfr.register.Ownership;

/** A period of a relationship, whenever it was recorded. */
public record Span(Period period, Ownership ownership) {}
