package no.kfr.access.mandate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.kfr.access.LegalMandate;
import no.kfr.access.Operation;
import no.kfr.identity.OrganisationNumber;

/** All mandates as they were at one moment, ready to be asked. Never changes. */
public final class MandateIndex {

    private final String stamp;
    private final Map<OrganisationNumber, List<LegalMandate>> active = new HashMap<>();
    private final Map<OrganisationNumber, Map<String, List<LegalMandate>>> activeByText = new HashMap<>();

    MandateIndex(String stamp, List<LegalMandate> mandates) {
        this.stamp = stamp;
        mandates.stream().filter(LegalMandate::active).forEach(this::add);
    }

    String stamp() {
        return stamp;
    }

    /** Those that count, in the order of the operator's list. */
    public List<LegalMandate> of(OrganisationNumber consumer) {
        return List.copyOf(active.getOrDefault(consumer, List.of()));
    }

    public boolean permitsAnythingOf(OrganisationNumber consumer, Operation operation) {
        return active.getOrDefault(consumer, List.of()).stream()
                .anyMatch(mandate -> mandate.operations().contains(operation));
    }

    /** Those that count for the operation and whose text or alias the received text is. */
    public List<LegalMandate> matching(OrganisationNumber consumer, Operation operation, String receivedText) {
        return activeByText
                .getOrDefault(consumer, Map.of())
                .getOrDefault(MandateText.folded(receivedText), List.of())
                .stream()
                .filter(mandate -> mandate.operations().contains(operation))
                .toList();
    }

    private void add(LegalMandate mandate) {
        active.computeIfAbsent(mandate.consumer(), consumer -> new ArrayList<>())
                .add(mandate);
        var byText = activeByText.computeIfAbsent(mandate.consumer(), consumer -> new HashMap<>());
        var texts = new ArrayList<>(mandate.aliases());
        texts.add(mandate.text());
        texts.stream()
                .map(MandateText::folded)
                .distinct()
                .forEach(text -> byText.computeIfAbsent(text, folded -> new ArrayList<>())
                        .add(mandate));
    }
}
