package no.kfr.lookup.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.kfr.access.LookupGrounds;
import no.kfr.access.Verdict;
import no.kfr.identity.CustomerId;
import no.kfr.lookup.KarPart;
import no.kfr.lookup.LookupAnswer.Source;
import no.kfr.lookup.LookupCheck;
import no.kfr.lookup.LookupRequest;
import no.kfr.lookup.Lookups;
import no.kfr.lookup.kar.KarInstitution;
import no.kfr.lookup.kar.KarReply;
import no.kfr.lookup.kar.KarRequest;
import no.kfr.refusal.Violation;
import org.jspecify.annotations.Nullable;

/**
 * One of many questions on its way to an outcome.
 *
 * @param controlObject empty when it is no customer id
 * @param grounds empty when it cannot be told who is asked about and for which days
 * @param kar KAR's part; {@code null} before KAR was asked, and when it will not be
 */
record QuestionUnderWay(
        LookupRequest request,
        Optional<CustomerId> controlObject,
        Optional<LookupGrounds> grounds,
        List<Violation> refusals,
        List<Violation> warnings,
        @Nullable KarPart kar) {

    /** What a check found, together with what the rights say of it. */
    static QuestionUnderWay of(LookupRequest request, LookupCheck check, Verdict verdict) {
        var refusals = new ArrayList<>(check.violations());
        refusals.addAll(verdict.refusals());
        return new QuestionUnderWay(
                request,
                check.readControlObject(),
                check.readGrounds(),
                List.copyOf(refusals),
                refusals.isEmpty() ? verdict.warnings() : List.of(),
                null);
    }

    boolean isOpen() {
        return refusals.isEmpty();
    }

    /** For KAR, when the question is open. */
    KarRequest forKar() {
        return Lookups.karRequest(request, grounds.orElseThrow(), controlObject.orElseThrow());
    }

    /** With what KAR said: refused when it did not answer and its part is needed. */
    QuestionUnderWay answeredBy(KarReply<List<KarInstitution>> reply) {
        if (reply instanceof KarReply.NoAnswer<List<KarInstitution>> none && !request.acceptPartial()) {
            var missing = Violation.ofMessage(
                    none.code(), "KAR's part is missing; with acceptPartial = true what KFR knows is answered");
            return new QuestionUnderWay(request, controlObject, grounds, List.of(missing), List.of(), null);
        }
        return new QuestionUnderWay(
                request, controlObject, grounds, refusals, warnings, KarPart.of(reply, request.acceptPartial()));
    }

    /** Which registers an answer covers. */
    List<Source> sources() {
        return Stream.of(Source.answered(Source.Name.KFR), kar == null ? null : kar.source())
                .filter(source -> source != null)
                .toList();
    }

    List<KarInstitution> fromKar() {
        return kar == null ? List.of() : kar.institutions();
    }
}
