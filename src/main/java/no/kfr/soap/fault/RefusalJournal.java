package no.kfr.soap.fault;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import no.kfr.access.Signer;
import no.kfr.audit.Fingerprint;
import no.kfr.audit.Journal;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.UnauthenticatedRefusals;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.ControlObject;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.rate.SenderRates;
import no.kfr.transaction.UnitOfWork;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** Journals what was refused to somebody who had proven who he is; whoever had not leaves no content behind. */
public final class RefusalJournal {

    private static final String LOOKUP = "urn:no:kfr:lookup:v1";

    private final Journal journal;
    private final UnauthenticatedRefusals unauthenticated;
    private final SenderRates rates;
    private final UnitOfWork transaction;

    public RefusalJournal(
            Journal journal, UnauthenticatedRefusals unauthenticated, SenderRates rates, UnitOfWork transaction) {
        this.journal = journal;
        this.unauthenticated = unauthenticated;
        this.rates = rates;
        this.transaction = transaction;
    }

    /** Takes back what the request has done so far: it was refused, or there would be an answer. */
    void takeBack() {
        transaction.abandon();
    }

    /** @return what was journalled: of a replayed message that it is one, whatever else is wrong with it */
    Refused record(Exchange exchange, Refused refused) {
        Signer signer = exchange.get(Signer.class);
        Envelope envelope = exchange.get(Envelope.class);
        if (signer == null || envelope == null) {
            unauthenticated.refused(refused.code().id(), remoteAddress(exchange));
            return refused;
        }
        rates.refused(signer.organisation(), refused.code());
        if (refused.code() == Code.SENDER_RATE_EXCEEDED) {
            // an entry for each would be what the rate is there to prevent
            unauthenticated.refusedBeyondRate(
                    refused.code().id(), signer.organisation().value());
            return refused;
        }
        try {
            return record(signer, envelope, refused);
        } catch (Refused other) {
            if (other.code() != Code.MESSAGE_REPLAYED) {
                throw other;
            }
            return record(signer, envelope, other);
        }
    }

    private Refused record(Signer signer, Envelope envelope, Refused refused) {
        return transaction.run(() -> {
            journal.record(entry(signer, envelope, refused));
            return refused;
        });
    }

    private static String remoteAddress(Exchange exchange) {
        Object request = exchange.getInMessage().get(AbstractHTTPDestination.HTTP_REQUEST);
        return request instanceof HttpServletRequest http ? http.getRemoteAddr() : "unknown";
    }

    private static JournalEntry entry(Signer signer, Envelope request, Refused refused) {
        return new JournalEntry(
                UUID.randomUUID(),
                operation(request),
                signer.organisation().value(),
                principal(request, signer).orElse(null),
                Fingerprint.of(signer.certificate()),
                request.correlationId().orElse(null),
                request.uuid("accountInfoRequestId").orElse(null),
                request.text("legalMandate")
                        .filter(text -> text.length() <= 500)
                        .orElse(null),
                about(request).orElse(null),
                null,
                refused.code().id(),
                codes(refused));
    }

    private static Optional<ControlObject> about(Envelope request) {
        Optional<ControlObject> customer = request.text("controlObject")
                .or(() -> request.text("customerId"))
                .flatMap(CustomerId::read)
                .map(ControlObject.class::cast);
        return customer.or(() -> request.text("accountNumber").flatMap(AccountNumber::read));
    }

    private static String operation(Envelope request) {
        String name = request.payload().getLocalName();
        return name.length() <= 60 && name.matches("[A-Za-z]+") ? name : "unknown";
    }

    /** An agency that asks for itself need not name itself. */
    private static Optional<OrganisationNumber> principal(Envelope request, Signer signer) {
        Optional<String> named = request.text("financialInstitution").or(() -> request.text("consumer"));
        boolean lookup = LOOKUP.equals(request.payload().getNamespaceURI());
        return named.isEmpty() && lookup ? Optional.of(signer.organisation()) : named.flatMap(OrganisationNumber::read);
    }

    private static String codes(Refused refused) {
        return refused.violations().stream()
                .map(violation -> violation.code().id() + (violation.field() == null ? "" : " " + violation.field()))
                .distinct()
                .collect(Collectors.joining(", "));
    }
}
