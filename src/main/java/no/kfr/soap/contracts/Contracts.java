package no.kfr.soap.contracts;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All that is served of the contracts, each rendered when it is first asked for and kept. */
final class Contracts {

    private static final Set<String> SCHEMAS = Set.of("types-v1.xsd", "upload-v1.xsd", "lookup-v1.xsd");

    private final String path;
    private final Map<String, RenderedContract> rendered = new ConcurrentHashMap<>();

    /** @param path of the services, between the register's address and their names */
    Contracts(String path) {
        this.path = path;
    }

    RenderedContract of(String service, ContractVariant variant) {
        return rendered.computeIfAbsent(service + "?wsdl=" + variant, key -> {
            ContractDocument document =
                    ContractDocument.read("/wsdl/" + service + ".wsdl").withAddressesAt(RenderedContract.GAP);
            return RenderedContract.of(
                    switch (variant) {
                        case ORIGINAL -> document.withSchemasAt(address(service));
                        case FLATTENED -> document.withSchemasInside();
                        case POLICY_FREE -> document.withSchemasInside().withoutPolicy();
                    });
        });
    }

    /** A schema that the contract of the service imports; none by any other name. */
    Optional<RenderedContract> schema(String service, String name) {
        return Optional.of(numbered(service, name))
                .filter(SCHEMAS::contains)
                .map(known -> rendered.computeIfAbsent(
                        service + "?xsd=" + known,
                        key -> RenderedContract.of(
                                ContractDocument.read("/xsd/" + known).withSchemasAt(address(service)))));
    }

    /** Some tools number the documents: first the types, then the service's own. */
    private static String numbered(String service, String name) {
        return switch (name) {
            case "1" -> "types-v1.xsd";
            case "2" -> service.endsWith("Upload") ? "upload-v1.xsd" : "lookup-v1.xsd";
            default -> name;
        };
    }

    private String address(String service) {
        return RenderedContract.GAP + path + "/" + service;
    }
}
