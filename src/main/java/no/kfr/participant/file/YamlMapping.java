package no.kfr.participant.file;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.kfr.rights.InputRefused.Problem;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One mapping of a YAML file, which notes what is wrong with it, line by line, and goes on. */
final class YamlMapping {

    private final Map<String, Node> values = new LinkedHashMap<>();
    private final int line;
    private final List<Problem> problems;

    private YamlMapping(MappingNode node, Set<String> known, List<Problem> problems) {
        this.line = lineOf(node);
        this.problems = problems;
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            if (!known.contains(key)) {
                problem(tuple.getKeyNode(), "unknown field " + key);
            } else if (values.put(key, tuple.getValueNode()) != null) {
                problem(tuple.getKeyNode(), key + " stands here twice");
            }
        }
    }

    static Optional<YamlMapping> of(Node node, Set<String> known, List<Problem> problems) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(new YamlMapping(mapping, known, problems));
        }
        problems.add(new Problem(lineOf(node), "fields are expected here: " + String.join(", ", known)));
        return Optional.empty();
    }

    int line() {
        return line;
    }

    int line(String key) {
        Node node = values.get(key);
        return node == null ? line : lineOf(node);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    void problem(String key, String reason) {
        problems.add(new Problem(line(key), reason));
    }

    Optional<String> text(String key) {
        Node node = values.get(key);
        return node == null ? Optional.empty() : scalar(key, node);
    }

    Optional<String> requiredText(String key) {
        if (!has(key)) {
            problems.add(new Problem(line, key + " is missing"));
        }
        return text(key);
    }

    Optional<LocalDate> date(String key) {
        return text(key).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException notADate) {
                problem(key, key + " is not a date like 2026-11-22");
                return Optional.empty();
            }
        });
    }

    List<String> texts(String key) {
        var texts = new ArrayList<String>();
        for (Node item : items(key)) {
            scalar(key, item).ifPresent(texts::add);
        }
        return texts;
    }

    Optional<YamlMapping> mapping(String key, Set<String> known) {
        Node node = values.get(key);
        return node == null ? Optional.empty() : of(node, known, problems);
    }

    List<YamlMapping> mappings(String key, Set<String> known) {
        var mappings = new ArrayList<YamlMapping>();
        for (Node item : items(key)) {
            of(item, known, problems).ifPresent(mappings::add);
        }
        return mappings;
    }

    private List<Node> items(String key) {
        Node node = values.get(key);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        problem(key, key + " is a list");
        return List.of();
    }

    private Optional<String> scalar(String key, Node node) {
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue());
        }
        problem(node, key + " is a text that is not blank");
        return Optional.empty();
    }

    private void problem(Node node, String reason) {
        problems.add(new Problem(lineOf(node), reason));
    }

    private static int lineOf(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
