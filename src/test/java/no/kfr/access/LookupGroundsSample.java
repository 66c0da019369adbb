package no.kfr.access;

import java.time.LocalDate;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;

/** On which grounds an agency asks, one property after the other. */
public final class LookupGroundsSample {

    private OrganisationNumber signer;
    private OrganisationNumber consumer;
    private Operation operation = Operation.LOOKUP;
    private String mandate;
    private CustomerId.Kind subject = CustomerId.Kind.PERSON;
    private boolean onlyPrimaryOwner;
    private Period period;
    private @Nullable LocalDate reference;

    public LookupGroundsSample(OrganisationNumber agency, String mandate, LocalDate day) {
        this.signer = agency;
        this.consumer = agency;
        this.mandate = mandate;
        this.period = new Period(day, day);
    }

    public LookupGroundsSample by(OrganisationNumber other) {
        signer = other;
        return this;
    }

    public LookupGroundsSample of(OrganisationNumber agency) {
        consumer = agency;
        return this;
    }

    public LookupGroundsSample operation(Operation other) {
        operation = other;
        return this;
    }

    public LookupGroundsSample mandate(String text) {
        mandate = text;
        return this;
    }

    public LookupGroundsSample about(CustomerId.Kind kind) {
        subject = kind;
        return this;
    }

    public LookupGroundsSample onlyPrimaryOwner() {
        onlyPrimaryOwner = true;
        return this;
    }

    public LookupGroundsSample notOnlyPrimaryOwner() {
        onlyPrimaryOwner = false;
        return this;
    }

    public LookupGroundsSample period(LocalDate from, LocalDate to) {
        period = new Period(from, to);
        return this;
    }

    public LookupGroundsSample reference(@Nullable LocalDate day) {
        reference = day;
        return this;
    }

    public LookupGrounds build() {
        return new LookupGrounds(
                Signers.of(signer), consumer, operation, mandate, subject, onlyPrimaryOwner, period, reference);
    }
}
