package no.kfr.operator.mandates;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import no.kfr.access.LegalMandate;
import no.kfr.access.Operation;
import no.kfr.access.mandate.LegalMandates;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.Participants;
import no.kfr.rights.InputRefused;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = "Adds a legal mandate of an agency at the end of the list. Needs --period.")
public final class MandatesAdd extends OperatorCommand {

    @Parameters(index = "0", paramLabel = "AGENCY", description = "The agency's organisation number.")
    @SuppressWarnings("NullAway.Init")
    private OrganisationNumber agency;

    @Parameters(index = "1", paramLabel = "TEXT", description = "The law paragraph, verbatim.")
    @SuppressWarnings("NullAway.Init")
    private String text;

    @Option(names = "--service", required = true, paramLabel = "NAME", description = "What the agency uses it for.")
    @SuppressWarnings("NullAway.Init")
    private String service;

    @Option(
            names = "--operation",
            paramLabel = "NAME",
            defaultValue = "lookupCustomerRelationships",
            description = "By its name in the contract; may be repeated. Default: ${DEFAULT-VALUE}.")
    @SuppressWarnings("NullAway.Init")
    private List<String> operations;

    @Option(
            names = "--about",
            required = true,
            paramLabel = "KIND",
            description = "${COMPLETION-CANDIDATES}; may be repeated.")
    @SuppressWarnings("NullAway.Init")
    private Set<CustomerId.Kind> about;

    @Mixin
    private final MandateOptions options = new MandateOptions();

    public MandatesAdd(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        String name = services.service(Participants.class).nameOf(agency);
        LegalMandate plain = LegalMandate.of(agency)
                .consumerName(name)
                .service(service)
                .operations(operations())
                .subjectKinds(about)
                .text(text)
                .mandate();
        services.service(LegalMandates.class).add(options.applyTo(plain), operator());
        out().println("Added a mandate of " + agency + " " + name + ".");
        return DONE;
    }

    private Set<Operation> operations() {
        return operations.stream()
                .map(name ->
                        Operation.named(name).orElseThrow(() -> InputRefused.because("there is no operation " + name)))
                .collect(Collectors.toSet());
    }
}
