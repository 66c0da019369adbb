package no.kfr.participant.file;

import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kfr.identity.Flaw;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.participant.Coverage;
import no.kfr.participant.Delegation;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.MandateEnforcement;
import no.kfr.participant.Participant;
import no.kfr.participant.PublicAgency;
import no.kfr.participant.Suspension;
import no.kfr.participant.change.CoverageStart;
import no.kfr.participant.change.ParticipantRules;
import no.kfr.rights.InputRefused.Problem;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads {@code participants.yaml}. What one line says wrongly is noted; rules over all of it are checked elsewhere. */
final class ParticipantsYaml {

    /** What the parser takes at most: some ten thousand participants. */
    private static final int LONGEST = 3 * 1024 * 1024;

    /** The parser looks ahead to the end of a word, and copies what it has seen for each piece of it: what is long costs its square. */
    private static final int LONGEST_LINE = 20_000;

    private static final Set<String> ROOT = known("participants");
    private static final Set<String> PARTICIPANT = known(
            "number",
            "name",
            "activeFrom",
            "activeTo",
            "financialInstitution",
            "publicAgency",
            "supplier",
            "suspended",
            "pinnedCertificates",
            "delegations");
    private static final Set<String> INSTITUTION =
            known("coverage", "coverageSince", "concessions", "collectionAccounts");
    private static final Set<String> AGENCY = known("mandates");
    private static final Set<String> SUSPENDED = known("since", "reason");
    private static final Set<String> DELEGATION = known("supplier", "operations", "from", "to", "withdrawn");

    private final CoverageStart coverageStart;
    private final List<Problem> problems = new ArrayList<>();
    private final Map<OrganisationNumber, Participant> participants = new HashMap<>();
    private final Map<Delegation.Key, Delegation> delegations = new HashMap<>();
    private final Map<Object, Integer> lines = new HashMap<>();

    /** @param coverageStart what a file means that does not say since when an institution is covered */
    ParticipantsYaml(String text, CoverageStart coverageStart) {
        this.coverageStart = coverageStart;
        if (text.length() > LONGEST) {
            problems.add(new Problem(0, "the file is longer than " + LONGEST + " characters"));
            return;
        }
        int tooLong = tooLong(text);
        if (tooLong > 0) {
            problems.add(new Problem(tooLong, "the line is longer than " + LONGEST_LINE + " characters"));
            return;
        }
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            read(root);
        } catch (MarkedYAMLException notYaml) {
            int line = notYaml.getProblemMark() == null
                    ? 0
                    : notYaml.getProblemMark().getLine() + 1;
            problems.add(new Problem(line, "not YAML: " + notYaml.getProblem()));
        } catch (YAMLException notYaml) {
            problems.add(new Problem(0, "not YAML: " + notYaml.getMessage()));
        }
    }

    /** The first line that is, or 0. */
    private static int tooLong(String text) {
        int line = 1;
        int start = 0;
        for (int at = 0; at < text.length(); at++) {
            char next = text.charAt(at);
            if (next == '\n' || next == '\r') {
                line += next == '\n' ? 1 : 0;
                start = at + 1;
            } else if (at - start >= LONGEST_LINE) {
                return line;
            }
        }
        return 0;
    }

    List<Problem> problems() {
        return problems;
    }

    Collection<Participant> participants() {
        return participants.values();
    }

    Collection<Delegation> delegations() {
        return delegations.values();
    }

    boolean has(OrganisationNumber number) {
        return participants.containsKey(number);
    }

    boolean has(Delegation.Key delegation) {
        return delegations.containsKey(delegation);
    }

    /** Where the file speaks of what was found wrong; 0 when it does not. */
    int lineOf(ParticipantRules.Finding finding) {
        Integer line = lines.get(finding.delegation() == null ? finding.number() : finding.delegation());
        return line == null ? lines.getOrDefault(finding.number(), 0) : line;
    }

    private void read(@Nullable Node root) {
        if (root == null) {
            problems.add(new Problem(1, "the file is empty; no participants at all is written as participants: []"));
            return;
        }
        YamlMapping.of(root, ROOT, problems).ifPresent(file -> {
            if (!file.has("participants")) {
                problems.add(new Problem(1, "participants is missing"));
            }
            file.mappings("participants", PARTICIPANT).forEach(this::readParticipant);
        });
    }

    private void readParticipant(YamlMapping yaml) {
        Optional<OrganisationNumber> number = number(yaml, "number");
        Optional<String> name = yaml.requiredText("name");
        Optional<Period> active = period(yaml, "activeFrom", "activeTo");
        // One with a problem stands in for what was meant, so that others' delegations to it are not problems, too.
        Period activeOrAny = active.orElse(Period.openFrom(LocalDate.EPOCH));
        FinancialInstitution institution = yaml.mapping("financialInstitution", INSTITUTION)
                .map(part -> institution(part, number, activeOrAny))
                .orElse(null);
        PublicAgency agency =
                yaml.mapping("publicAgency", AGENCY).map(this::agency).orElse(null);
        boolean supplier = flag(yaml, "supplier");
        Suspension suspension =
                yaml.mapping("suspended", SUSPENDED).flatMap(this::suspension).orElse(null);
        SortedSet<String> pins = yaml.texts("pinnedCertificates").stream()
                .map(pin -> pin.replace(":", "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
        if (number.isEmpty()) {
            return;
        }
        var read = new Participant(
                number.get(), name.orElse("?"), activeOrAny, institution, agency, supplier, suspension, pins);
        if (participants.put(read.number(), read) != null) {
            yaml.problem("number", "participant " + read.number() + " stands in this file twice");
        }
        lines.putIfAbsent(read.number(), yaml.line());
        yaml.mappings("delegations", DELEGATION).forEach(delegation -> readDelegation(number.get(), delegation));
    }

    private FinancialInstitution institution(YamlMapping yaml, Optional<OrganisationNumber> number, Period active) {
        Coverage coverage = word(yaml, "coverage", Coverage.values()).orElse(Coverage.NEITHER);
        return new FinancialInstitution(
                new TreeSet<>(yaml.texts("concessions")),
                coverage,
                yaml.date("coverageSince").orElseGet(() -> coverageStart.of(number, coverage, active)),
                new TreeSet<>(yaml.texts("collectionAccounts")));
    }

    private PublicAgency agency(YamlMapping yaml) {
        return new PublicAgency(
                word(yaml, "mandates", MandateEnforcement.values()).orElse(MandateEnforcement.ENFORCE));
    }

    private Optional<Suspension> suspension(YamlMapping yaml) {
        Optional<LocalDate> since = requiredDate(yaml, "since");
        Optional<String> reason = yaml.requiredText("reason");
        return since.flatMap(day -> reason.map(text -> new Suspension(day, text)));
    }

    private void readDelegation(OrganisationNumber principal, YamlMapping yaml) {
        Optional<OrganisationNumber> supplier = number(yaml, "supplier");
        Optional<Period> period = period(yaml, "from", "to");
        if (!yaml.has("operations")) {
            yaml.problem("operations", "operations is missing");
        }
        SortedSet<String> operations = new TreeSet<>(yaml.texts("operations"));
        LocalDate withdrawn = yaml.date("withdrawn").orElse(null);
        if (supplier.isPresent() && period.isPresent()) {
            var read = new Delegation(principal, supplier.get(), operations, period.get(), withdrawn);
            if (delegations.put(read.key(), read) != null) {
                yaml.problem("supplier", "a delegation to " + read.supplier() + " from the same day stands here twice");
            }
            lines.putIfAbsent(read.key(), yaml.line());
        }
    }

    private static Optional<OrganisationNumber> number(YamlMapping yaml, String key) {
        Optional<String> text = yaml.requiredText(key);
        Flaw flaw = text.isEmpty() ? null : OrganisationNumber.flaw(text.get());
        if (flaw != null) {
            yaml.problem(key, key + " is not an organisation number: " + flaw.rule());
        }
        return text.flatMap(OrganisationNumber::read);
    }

    private static Optional<LocalDate> requiredDate(YamlMapping yaml, String key) {
        if (!yaml.has(key)) {
            yaml.problem(key, key + " is missing");
        }
        return yaml.date(key);
    }

    private static Optional<Period> period(YamlMapping yaml, String fromKey, String toKey) {
        Optional<LocalDate> from = requiredDate(yaml, fromKey);
        LocalDate to = yaml.date(toKey).orElse(Period.OPEN);
        if (from.isPresent() && to.isBefore(from.get())) {
            yaml.problem(toKey, toKey + " is before " + fromKey);
            return Optional.empty();
        }
        return from.map(first -> new Period(first, to));
    }

    private static boolean flag(YamlMapping yaml, String key) {
        Optional<String> text = yaml.text(key);
        if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
            yaml.problem(key, key + " is true or false");
        }
        return text.filter("true"::equals).isPresent();
    }

    private static <E extends Enum<E>> Optional<E> word(YamlMapping yaml, String key, E[] values) {
        Optional<String> text = yaml.requiredText(key);
        Optional<E> found = text.flatMap(word -> Stream.of(values)
                .filter(value -> value.name().equalsIgnoreCase(word))
                .findFirst());
        if (text.isPresent() && found.isEmpty()) {
            yaml.problem(
                    key, key + " is one of " + Stream.of(values).map(Enum::name).collect(Collectors.joining(", ")));
        }
        return found;
    }

    private static Set<String> known(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }
}
