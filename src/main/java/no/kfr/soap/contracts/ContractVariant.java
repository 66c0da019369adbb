package no.kfr.soap.contracts;

import java.util.Optional;

/** The forms in which a contract is served. They say the same; tools differ in what they can open. */
public enum ContractVariant {
    /** As written, with its schemas in files of their own: {@code ?wsdl}. */
    ORIGINAL(""),
    /** One file that holds the schemas: {@code ?wsdl=flattened}, also {@code ?singleWsdl}. */
    FLATTENED("flattened"),
    /** One file without policy, for stacks that set up WS-Security by hand: {@code ?wsdl=policy-free}. */
    POLICY_FREE("policy-free");

    private final String parameter;

    ContractVariant(String parameter) {
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }

    /** Some tools number the documents: the first is the original. */
    static Optional<ContractVariant> named(String parameter) {
        if (parameter.equals("1")) {
            return Optional.of(ORIGINAL);
        }
        for (ContractVariant variant : values()) {
            if (variant.parameter.equalsIgnoreCase(parameter)) {
                return Optional.of(variant);
            }
        }
        return Optional.empty();
    }
}
