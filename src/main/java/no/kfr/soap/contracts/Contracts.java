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
        return Optional.of(name)
                .filter(SCHEMAS::contains)
                .map(known -> rendered.computeIfAbsent(
                        service + "?xsd=" + known,
                        key -> RenderedContract.of(
                                ContractDocument.read("/xsd/" + known).withSchemasAt(address(service)))));
    }

    private String address(String service) {
        return RenderedContract.GAP + path + "/" + service;
    }
}
