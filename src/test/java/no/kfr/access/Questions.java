package no.kfr.access;

import java.time.LocalDate;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import org.jspecify.annotations.Nullable;

/** Questions of an agency, one property after the other. */
public final class Questions {

    private OrganisationNumber signer;
    private OrganisationNumber consumer;
    private Operation operation = Operation.LOOKUP;
    private String mandate;
    private CustomerId.Kind subject = CustomerId.Kind.PERSON;
    private boolean onlyPrimaryOwner;
    private Period period;
    private @Nullable LocalDate reference;

    public Questions(OrganisationNumber agency, String mandate, LocalDate day) {
        this.signer = agency;
        this.consumer = agency;
        this.mandate = mandate;
        this.period = new Period(day, day);
    }

    public Questions by(OrganisationNumber other) {
        signer = other;
        return this;
    }

    public Questions of(OrganisationNumber agency) {
        consumer = agency;
        return this;
    }

    public Questions operation(Operation other) {
        operation = other;
        return this;
    }

    public Questions mandate(String text) {
        mandate = text;
        return this;
    }

    public Questions about(CustomerId.Kind kind) {
        subject = kind;
        return this;
    }

    public Questions onlyPrimaryOwner() {
        onlyPrimaryOwner = true;
        return this;
    }

    public Questions notOnlyPrimaryOwner() {
        onlyPrimaryOwner = false;
        return this;
    }

    public Questions period(LocalDate from, LocalDate to) {
        period = new Period(from, to);
        return this;
    }

    public Questions reference(@Nullable LocalDate day) {
        reference = day;
        return this;
    }

    public LookupQuestion build() {
        return new LookupQuestion(
                Signers.of(signer), consumer, operation, mandate, subject, onlyPrimaryOwner, period, reference);
    }
}
