package no.kfr.operator.participants;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import no.kfr.identity.Period;
import no.kfr.participant.Coverage;
import no.kfr.participant.FinancialInstitution;
import no.kfr.participant.MandateEnforcement;
import no.kfr.participant.Participant;
import no.kfr.participant.PublicAgency;
import no.kfr.rights.InputRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What can be said of a participant on the command line. What is not said stays as it is. */
final class ParticipantOptions {

    @Option(names = "--name", paramLabel = "NAME", description = "As agencies read it in answers.")
    private @Nullable String name;

    @Option(
            names = "--active-from",
            paramLabel = "DATE",
            description = "First day of the participation. Default: today.")
    private @Nullable LocalDate activeFrom;

    @Option(
            names = "--active-to",
            paramLabel = "DATE",
            description = "Last day of the participation; 9999-12-31: goes on.")
    private @Nullable LocalDate activeTo;

    @Option(
            names = "--institution",
            paramLabel = "COVERAGE",
            description = "It is a financial institution, covered by: ${COMPLETION-CANDIDATES}.")
    private @Nullable Coverage coverage;

    @Option(
            names = "--covered-since",
            paramLabel = "DATE",
            description = "First day of this coverage. Default: today when it changes, and the first day of the"
                    + " participation when it is new.")
    private @Nullable LocalDate coveredSince;

    @Option(
            names = "--concession",
            paramLabel = "TYPE",
            description = "A licence of the institution; may be repeated. none: it has none (any more).")
    private @Nullable List<String> concessions;

    @Option(
            names = "--collection-account",
            paramLabel = "ACCOUNT",
            description = "A collection account of the institution; may be repeated.")
    private @Nullable List<String> collectionAccounts;

    @Option(
            names = "--agency",
            paramLabel = "MANDATES",
            description = "It is a public agency, whose mandates are: ${COMPLETION-CANDIDATES}.")
    private @Nullable MandateEnforcement mandates;

    @Option(
            names = "--supplier",
            negatable = true,
            description = "It is, or is not, a supplier: others may delegate to it.")
    private @Nullable Boolean supplier;

    @Option(
            names = "--pin",
            paramLabel = "SHA256",
            description =
                    "Fingerprint of the only certificate that counts; may be repeated. none: any certificate counts.")
    private @Nullable List<String> pins;

    /** The participant with what was said. Lists that were given replace the ones it had. */
    Participant applyTo(Participant known, LocalDate today) {
        Period active = period(known.active());
        return new Participant(
                known.number(),
                name == null ? known.name() : name,
                active,
                institution(known.institution(), active, today),
                mandates == null ? known.agency() : new PublicAgency(mandates),
                supplier == null ? known.supplier() : supplier,
                known.suspension(),
                pins == null ? known.pinnedCertificates() : fingerprints(pins));
    }

    private Period period(Period known) {
        LocalDate from = activeFrom == null ? known.from() : activeFrom;
        LocalDate to = activeTo == null ? known.to() : activeTo;
        if (to.isBefore(from)) {
            throw InputRefused.because("the participation ends before it begins");
        }
        return new Period(from, to);
    }

    private @Nullable FinancialInstitution institution(
            @Nullable FinancialInstitution known, Period active, LocalDate today) {
        if (known == null && coverage == null) {
            if (concessions != null || collectionAccounts != null || coveredSince != null) {
                throw InputRefused.because("concessions, collection accounts and --covered-since need --institution");
            }
            return null;
        }
        Coverage covered = coverage == null ? Objects.requireNonNull(known).coverage() : coverage;
        LocalDate since = FinancialInstitution.coverageStart(known, covered, active, today);
        return new FinancialInstitution(
                concessions == null ? known == null ? new TreeSet<>() : known.concessions() : licences(concessions),
                covered,
                coveredSince == null ? since : coveredSince,
                collectionAccounts == null
                        ? known == null ? new TreeSet<>() : known.collectionAccounts()
                        : new TreeSet<>(collectionAccounts));
    }

    private static SortedSet<String> licences(List<String> concessions) {
        return concessions.stream().filter(type -> !type.equals("none")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static SortedSet<String> fingerprints(List<String> pins) {
        var fingerprints = new TreeSet<String>();
        pins.stream()
                .filter(pin -> !pin.equals("none"))
                .map(pin -> pin.replace(":", "").toLowerCase(Locale.ROOT))
                .forEach(fingerprints::add);
        return fingerprints;
    }
}
