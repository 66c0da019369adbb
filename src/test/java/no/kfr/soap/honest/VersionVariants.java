package no.kfr.soap.honest;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.kfr.soap.SignedRequest;

/** Tools take the first port of a contract, whichever version of SOAP they speak. */
final class VersionVariants {

    private VersionVariants() {}

    static List<Variant> all() {
        return List.of(
                Variant.of("SOAP 1.1 at its address", Variant.ADDED, request -> request),
                Variant.of("SOAP 1.2 at its address", Variant.ADDED, SignedRequest::soap12),
                soap12("node-soap, gSOAP: SOAP 1.2 at the address of SOAP 1.1", Variant.UPLOAD),
                Variant.on(
                        "PHP: SOAP 1.1 at the address of SOAP 1.2",
                        Variant.ADDED,
                        sent -> sent.to(Variant.UPLOAD + "/soap12")),
                Variant.on(
                        "SOAP 1.1 under the type of SOAP 1.2", Variant.ADDED, sent -> sent.as("application/soap+xml")),
                new Variant(
                        "SOAP 1.2 under the type of SOAP 1.1",
                        Variant.ADDED,
                        id -> Variant.sent(Variant.registration(id, "").soap12())
                                .as("text/xml; charset=utf-8")),
                new Variant(
                        "what is refused is told in SOAP 1.2, at either address",
                        "KFR-031",
                        id -> Variant.sent(Variant.registration(id, "").soap12().unsigned("Body"))
                                .to(Variant.UPLOAD)),
                new Variant(
                        "what is refused is told in SOAP 1.1, at either address",
                        "KFR-031",
                        id -> Variant.sent(Variant.registration(id, "").unsigned("Body"))
                                .to(Variant.UPLOAD + "/soap12")),
                new Variant(
                        "what cannot be read is told in the version of its type",
                        "KFR-020",
                        id -> Variant.sent(Variant.registration(id, "").soap12())
                                .to(Variant.UPLOAD)
                                .written(StandardCharsets.UTF_8, text -> text.substring(0, 2000))),
                new Variant(
                        "a header of SOAP 1.2 that must be understood, at the address of SOAP 1.1",
                        "KFR-029",
                        id -> Variant.sent(Variant.registration(id, "")
                                        .soap12()
                                        .header("<x:session xmlns:x=\"urn:x\" soap:mustUnderstand=\"true\"/>"))
                                .to(Variant.UPLOAD)));
    }

    private static Variant soap12(String name, String address) {
        return new Variant(
                name,
                Variant.ADDED,
                id -> Variant.sent(Variant.registration(id, "").soap12()).to(address));
    }
}
