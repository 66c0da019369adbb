package no.kfr.participant.file;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import no.kfr.identity.Period;
import no.kfr.participant.Delegation;
import no.kfr.participant.Directory;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.Participant;
import no.kfr.participant.PublicAgency;
import no.kfr.participant.Suspension;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Writes {@code participants.yaml}: always the same text for the same content, so that version control shows what changed. */
final class ParticipantsYamlText {

    private static final Resolver RESOLVER = new Resolver();

    private final List<NodeTuple> fields = new ArrayList<>();

    private ParticipantsYamlText() {}

    static String of(Directory directory) {
        List<Node> participants = directory.all().stream()
                .map(participant -> participant(participant, directory.delegationsOf(participant.number())))
                .toList();
        var root = new ParticipantsYamlText();
        root.add("participants", sequence(participants, participants.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK));
        var text = new StringWriter();
        new Yaml(options()).serialize(root.node(), text);
        return text.toString();
    }

    private static DumperOptions options() {
        var options = new DumperOptions();
        options.setSplitLines(false);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        return options;
    }

    private static Node participant(Participant participant, List<Delegation> delegations) {
        var yaml = new ParticipantsYamlText();
        yaml.text("number", participant.number().value());
        yaml.text("name", participant.name());
        yaml.period("activeFrom", "activeTo", participant.active());
        FinancialInstitution institution = participant.institution();
        if (institution != null) {
            yaml.add("financialInstitution", institution(institution));
        }
        PublicAgency agency = participant.agency();
        if (agency != null) {
            var mandates = new ParticipantsYamlText();
            mandates.word("mandates", agency.mandates().word());
            yaml.add("publicAgency", mandates.node());
        }
        if (participant.supplier()) {
            yaml.word("supplier", true);
        }
        Suspension suspension = participant.suspension();
        if (suspension != null) {
            var suspended = new ParticipantsYamlText();
            suspended.word("since", suspension.since());
            suspended.text("reason", suspension.reason());
            yaml.add("suspended", suspended.node());
        }
        yaml.texts("pinnedCertificates", participant.pinnedCertificates());
        if (!delegations.isEmpty()) {
            List<Node> each =
                    delegations.stream().map(ParticipantsYamlText::delegation).toList();
            yaml.add("delegations", sequence(each, FlowStyle.BLOCK));
        }
        return yaml.node();
    }

    private static Node institution(FinancialInstitution institution) {
        var yaml = new ParticipantsYamlText();
        yaml.word("coverage", institution.coverage());
        yaml.word("coverageSince", institution.coverageSince());
        yaml.texts("concessions", institution.concessions());
        yaml.texts("collectionAccounts", institution.collectionAccounts());
        return yaml.node();
    }

    private static Node delegation(Delegation delegation) {
        var yaml = new ParticipantsYamlText();
        yaml.text("supplier", delegation.supplier().value());
        yaml.texts("operations", delegation.operations());
        yaml.period("from", "to", delegation.period());
        if (delegation.withdrawn() != null) {
            yaml.word("withdrawn", delegation.withdrawn());
        }
        return yaml.node();
    }

    private void period(String from, String to, Period period) {
        word(from, period.from());
        if (!period.isOpen()) {
            word(to, period.to());
        }
    }

    private void texts(String name, Collection<String> values) {
        if (!values.isEmpty()) {
            add(name, sequence(values.stream().map(ParticipantsYamlText::quoted).toList(), FlowStyle.FLOW));
        }
    }

    private void text(String name, String value) {
        add(name, quoted(value));
    }

    /** A value that means in YAML what it is here: a date, a flag, a word of ours. */
    private void word(String name, Object value) {
        add(name, plain(value.toString()));
    }

    private void add(String name, Node value) {
        fields.add(new NodeTuple(plain(name), value));
    }

    private Node node() {
        return new MappingNode(Tag.MAP, fields, FlowStyle.BLOCK);
    }

    private static Node sequence(List<Node> items, FlowStyle style) {
        return new SequenceNode(Tag.SEQ, items, style);
    }

    private static Node plain(String value) {
        Tag tag = RESOLVER.resolve(NodeId.scalar, value, true);
        return new ScalarNode(tag, value, null, null, ScalarStyle.PLAIN);
    }

    /** Quoted always: unquoted, some names and all numbers would be something else in YAML. */
    private static Node quoted(String value) {
        return new ScalarNode(Tag.STR, value, null, null, ScalarStyle.DOUBLE_QUOTED);
    }
}
