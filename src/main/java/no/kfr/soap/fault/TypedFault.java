package no.kfr.soap.fault;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import javax.xml.namespace.QName;
import no.kfr.contract.types.Fault;
import no.kfr.contract.types.ObjectFactory;
import no.kfr.contract.types.Violation;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapVersion;
import org.apache.cxf.helpers.DOMUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The contract's typed fault of a refusal. The code also begins the fault string, because gateways drop the detail. */
public final class TypedFault {

    private static final JAXBContext TYPES = types();

    private TypedFault() {}

    public static SoapFault of(
            Refused refused, Optional<UUID> correlationId, OffsetDateTime time, SoapVersion version) {
        SoapFault fault =
                new SoapFault(refused.code().id() + " " + refused.code().english(), blamed(refused, version));
        fault.setDetail(detail(content(refused, correlationId, time)));
        return fault;
    }

    private static QName blamed(Refused refused, SoapVersion version) {
        if (refused.code() == Code.HEADER_NOT_UNDERSTOOD) {
            return version.getMustUnderstand();
        }
        return refused.code().retryable() ? version.getReceiver() : version.getSender();
    }

    private static Fault content(Refused refused, Optional<UUID> correlationId, OffsetDateTime time) {
        Fault fault = new Fault();
        fault.setCode(refused.code().id());
        fault.setMessageNorwegian(refused.code().norwegian());
        fault.setMessageEnglish(refused.code().english());
        correlationId.ifPresent(id -> fault.setCorrelationId(id.toString()));
        fault.setTime(time);
        fault.setRetryable(refused.code().retryable());
        if (refused.retryAfter() != null) {
            fault.setRetryAfter(
                    BigInteger.valueOf(Math.max(1, refused.retryAfter().toSeconds())));
        }
        refused.violations().forEach(violation -> fault.getViolation().add(violation(violation)));
        return fault;
    }

    /** One broken rule in the contract's form; warnings of an answer have the same. */
    public static Violation violation(no.kfr.refusal.Violation found) {
        Violation violation = new Violation();
        violation.setCode(found.code().id());
        violation.setField(found.field());
        violation.setRule(found.rule());
        violation.setMaskedValue(found.maskedValue());
        violation.setRuleNorwegian(found.norwegian());
        return violation;
    }

    private static Element detail(Fault content) {
        Document document = DOMUtils.createDocument();
        Element detail = document.createElementNS(null, "detail");
        document.appendChild(detail);
        try {
            TYPES.createMarshaller().marshal(new ObjectFactory().createFault(content), detail);
        } catch (JAXBException broken) {
            throw new IllegalStateException("the typed fault cannot be written", broken);
        }
        return detail;
    }

    private static JAXBContext types() {
        try {
            return JAXBContext.newInstance(ObjectFactory.class);
        } catch (JAXBException broken) {
            throw new IllegalStateException("the contract's types are broken", broken);
        }
    }
}
