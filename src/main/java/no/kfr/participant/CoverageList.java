package no.kfr.participant;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.kfr.digest.Sha256;

/**
 * Every licensed institution and which register answers for it on one day. An institution that is suspended, or whose
 * participation is over, reports nothing to KFR any more: it is told as not covered by KFR from that day on, as long as it holds
 * a licence. Whose participation has yet to begin is left out.
 */
public final class CoverageList {

    private static final int VERSION_BYTES = 8;

    private final LocalDate day;
    private final List<CoveredInstitution> institutions;
    private final int notCovered;
    private final String version;

    public CoverageList(Collection<Participant> participants, LocalDate day) {
        this.day = day;
        this.institutions = participants.stream()
                .flatMap(participant -> listed(participant, day).stream())
                .toList();
        this.notCovered = (int) institutions.stream()
                .filter(institution -> institution.coverage() == Coverage.NEITHER)
                .count();
        this.version = digest(institutions);
    }

    public LocalDate day() {
        return day;
    }

    /** By organisation number. */
    public List<CoveredInstitution> institutions() {
        return institutions;
    }

    /** How many neither register answers for. */
    public int notCovered() {
        return notCovered;
    }

    /** Follows from the content alone: the same on every node, and another one whenever the content is another. */
    public String version() {
        return version;
    }

    private static Optional<CoveredInstitution> listed(Participant participant, LocalDate day) {
        FinancialInstitution institution = participant.institution();
        if (institution == null || day.isBefore(participant.active().from())) {
            return Optional.empty();
        }
        boolean over = participant.active().to().isBefore(day);
        if (over && institution.concessions().isEmpty()) {
            return Optional.empty();
        }
        Coverage coverage = institution.coverage();
        LocalDate since = institution.coverageSince();
        Optional<LocalDate> silent = silentSince(participant, day);
        if (silent.isPresent() && coverage != withoutKfr(coverage)) {
            coverage = withoutKfr(coverage);
            since = silent.get();
        }
        return Optional.of(new CoveredInstitution(
                participant.number(), participant.name(), coverage, since, institution.concessions()));
    }

    /** The first day on which nothing of it is accepted. */
    private static Optional<LocalDate> silentSince(Participant participant, LocalDate day) {
        Suspension suspension = participant.suspension();
        LocalDate last = participant.active().to();
        return Stream.of(
                        suspension == null ? Optional.<LocalDate>empty() : Optional.of(suspension.since()),
                        last.isBefore(day) ? Optional.of(last.plusDays(1)) : Optional.<LocalDate>empty())
                .flatMap(Optional::stream)
                .filter(first -> !first.isAfter(day))
                .min(LocalDate::compareTo);
    }

    private static Coverage withoutKfr(Coverage coverage) {
        return switch (coverage) {
            case KFR, NEITHER -> Coverage.NEITHER;
            case BOTH, KAR -> Coverage.KAR;
        };
    }

    private static String digest(List<CoveredInstitution> institutions) {
        var content = new StringBuilder();
        for (CoveredInstitution institution : institutions) {
            content.append(institution.number().value())
                    .append('\t')
                    .append(institution.name())
                    .append('\t')
                    .append(institution.coverage())
                    .append('\t')
                    .append(institution.since())
                    .append('\t')
                    .append(String.join("|", institution.concessions()))
                    .append('\n');
        }
        byte[] digest = Sha256.of(content.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
    }
}
