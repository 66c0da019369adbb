package no.kfr.soap.fault;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Collectors;
import no.kfr.access.Signer;
import no.kfr.audit.JournalEntry;
import no.kfr.audit.UnauthenticatedRefusals;
import no.kfr.identity.AccountNumber;
import no.kfr.identity.CaseId;
import no.kfr.identity.ControlObject;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.soap.message.Envelope;
import no.kfr.soap.proof.RequestUnderWay;
import no.kfr.soap.rate.SenderRates;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.transport.http.AbstractHTTPDestination;

/** Journals what was refused to somebody who had proven who he is; whoever had not leaves no content behind. */
public final class RefusalJournal {

    private static final String LOOKUP = "urn:no:kfr:lookup:v1";

    private final UnauthenticatedRefusals unauthenticated;
    private final SenderRates rates;

    public RefusalJournal(UnauthenticatedRefusals unauthenticated, SenderRates rates) {
        this.unauthenticated = unauthenticated;
        this.rates = rates;
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
        if (rates.isTooOften(signer.organisation(), refused.code())) {
            unauthenticated.refusedBeyondRate(
                    refused.code().id(), signer.organisation().value());
            return refused;
        }
        try {
            return record(exchange, signer, envelope, refused);
        } catch (Refused other) {
            if (other.code() != Code.MESSAGE_REPLAYED) {
                throw other;
            }
            return record(exchange, signer, envelope, other);
        }
    }

    private static Refused record(Exchange exchange, Signer signer, Envelope envelope, Refused refused) {
        return RequestUnderWay.of(exchange).conclude(journal -> {
            journal.record(entry(signer, envelope, refused));
            return refused;
        });
    }

    private static String remoteAddress(Exchange exchange) {
        Object request = exchange.getInMessage().get(AbstractHTTPDestination.HTTP_REQUEST);
        return request instanceof HttpServletRequest http ? http.getRemoteAddr() : "unknown";
    }

    private static JournalEntry entry(Signer signer, Envelope request, Refused refused) {
        return JournalEntry.of(operation(request))
                .by(signer.organisation(), signer.certificate())
                .onBehalfOf(principal(request, signer).orElse(null))
                .correlationId(request.correlationId().map(CorrelationId::new).orElse(null))
                .caseId(request.uuid("accountInfoRequestId").map(CaseId::new).orElse(null))
                .legalMandate(request.text("legalMandate")
                        .filter(text -> text.length() <= 500)
                        .orElse(null))
                .about(about(request).orElse(null))
                .refused(refused.code().id())
                .detail(codes(refused))
                .entry();
    }

    private static Optional<ControlObject> about(Envelope request) {
        Optional<ControlObject> customer = request.text("controlObject")
                .or(() -> request.text("customerId"))
                .flatMap(CustomerId::written)
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
