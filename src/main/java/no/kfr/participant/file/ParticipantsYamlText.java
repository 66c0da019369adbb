package no.kfr.participant.file;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import no.kfr.identity.Period;
import no.kfr.participant.Delegation;
import no.kfr.participant.Directory;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.Participant;
import no.kfr.participant.PublicAgency;
import no.kfr.participant.Suspension;

/** Writes {@code participants.yaml}: always the same text for the same content, so that version control shows what changed. */
final class ParticipantsYamlText {

    private final StringBuilder text = new StringBuilder();

    static String of(Directory directory) {
        var yaml = new ParticipantsYamlText();
        List<Participant> all = directory.all();
        yaml.line(0, all.isEmpty() ? "participants: []" : "participants:");
        for (Participant participant : all) {
            yaml.write(participant);
            yaml.writeDelegations(directory.delegationsOf(participant.number()));
        }
        return yaml.text.toString();
    }

    private void write(Participant participant) {
        line(2, "- number: " + quoted(participant.number().value()));
        line(4, "name: " + quoted(participant.name()));
        period(4, "activeFrom: ", "activeTo: ", participant.active());
        FinancialInstitution institution = participant.institution();
        if (institution != null) {
            line(4, "financialInstitution:");
            line(6, "coverage: " + institution.coverage());
            line(6, "coverageSince: " + institution.coverageSince());
            list(6, "concessions", institution.concessions());
            list(6, "collectionAccounts", institution.collectionAccounts());
        }
        PublicAgency agency = participant.agency();
        if (agency != null) {
            line(4, "publicAgency:");
            line(6, "mandates: " + agency.mandates().word());
        }
        if (participant.supplier()) {
            line(4, "supplier: true");
        }
        Suspension suspension = participant.suspension();
        if (suspension != null) {
            line(4, "suspended:");
            line(6, "since: " + suspension.since());
            line(6, "reason: " + quoted(suspension.reason()));
        }
        list(4, "pinnedCertificates", participant.pinnedCertificates());
    }

    private void writeDelegations(List<Delegation> delegations) {
        if (!delegations.isEmpty()) {
            line(4, "delegations:");
        }
        for (Delegation delegation : delegations) {
            line(6, "- supplier: " + quoted(delegation.supplier().value()));
            list(8, "operations", delegation.operations());
            period(8, "from: ", "to: ", delegation.period());
            if (delegation.withdrawn() != null) {
                line(8, "withdrawn: " + delegation.withdrawn());
            }
        }
    }

    private void period(int indent, String from, String to, Period period) {
        line(indent, from + period.from());
        if (!period.isOpen()) {
            line(indent, to + period.to());
        }
    }

    private void list(int indent, String name, Collection<String> values) {
        if (!values.isEmpty()) {
            String items = values.stream().map(ParticipantsYamlText::quoted).collect(Collectors.joining(", "));
            line(indent, name + ": [" + items + "]");
        }
    }

    private void line(int indent, String content) {
        text.repeat(' ', indent).append(content).append('\n');
    }

    /** Quoted always: unquoted, some names and all numbers would be something else in YAML. */
    private static String quoted(String value) {
        var quoted = new StringBuilder("\"");
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.LINE_SEPARATOR) {
                quoted.append(String.format("\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
