package no.kfr.soap;

import java.util.UUID;
import no.kfr.TestCertificates;

/** Requests that are right, to be made wrong in one thing. */
public final class Payloads {

    public static final String CUSTOMER = "917439389";
    public static final String MANDATE =
            "Skatteforvaltningsloven § 10-2 første ledd, jf. § 10-14, jf. skatteforvaltningsforskriften § 10-2-1";

    private Payloads() {}

    public static String instruction(UUID correlationId) {
        return instruction(correlationId, CUSTOMER);
    }

    public static String instruction(UUID correlationId, String customer) {
        return "<correlationId>" + correlationId + "</correlationId><financialInstitution>"
                + TestCertificates.INSTITUTION + "</financialInstitution><customerId>" + customer + "</customerId>";
    }

    public static String lookup(UUID correlationId, String controlObject, String more) {
        return "<correlationId>" + correlationId + "</correlationId><accountInfoRequestId>" + UUID.randomUUID()
                + "</accountInfoRequestId><legalMandate>" + MANDATE + "</legalMandate><controlObject>" + controlObject
                + "</controlObject>" + more;
    }

    public static SignedRequest register(UUID correlationId) {
        return SignedRequest.upload(
                TestCertificates.institution(), "registerCustomerRelationship", instruction(correlationId));
    }

    public static SignedRequest register(UUID correlationId, String customer, String more) {
        return SignedRequest.upload(
                TestCertificates.institution(),
                "registerCustomerRelationship",
                instruction(correlationId, customer) + more);
    }

    public static SignedRequest end(UUID correlationId, String customer, String more) {
        return SignedRequest.upload(
                TestCertificates.institution(), "endCustomerRelationship", instruction(correlationId, customer) + more);
    }

    public static SignedRequest annul(UUID correlationId, String customer, String startDate) {
        return SignedRequest.upload(
                TestCertificates.institution(),
                "annulCustomerRelationship",
                instruction(correlationId, customer) + "<startDate>" + startDate
                        + "</startDate><reason>wrong customer</reason>");
    }

    public static SignedRequest own(UUID correlationId, String customer) {
        return SignedRequest.upload(
                TestCertificates.institution(), "getOwnCustomerRelationship", instruction(correlationId, customer));
    }

    public static SignedRequest lookup(String controlObject, String more) {
        return SignedRequest.lookup(
                TestCertificates.taxAuthority(),
                "lookupCustomerRelationships",
                lookup(UUID.randomUUID(), controlObject, more));
    }
}
