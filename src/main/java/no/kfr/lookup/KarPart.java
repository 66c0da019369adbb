package no.kfr.lookup;

import java.util.List;
import no.kfr.lookup.LookupAnswer.Source;
import no.kfr.lookup.kar.KarInstitution;
import no.kfr.lookup.kar.KarReply;

/**
 * What KAR contributes to an answer.
 *
 * @param institutions none when KAR did not answer; then the source says so
 */
public record KarPart(List<KarInstitution> institutions, Source source) {

    /** @throws no.kfr.refusal.Refused with the reason, when KAR did not answer and its part is needed */
    public static KarPart of(KarReply<List<KarInstitution>> reply, boolean acceptPartial) {
        return switch (reply) {
            case KarReply.Answered<List<KarInstitution>>(var institutions) ->
                new KarPart(institutions, Source.answered(Source.Name.KAR));
            case KarReply.NoAnswer<List<KarInstitution>> none -> {
                if (!acceptPartial) {
                    throw none.refusal();
                }
                yield new KarPart(List.of(), Source.missing(Source.Name.KAR, none.code()));
            }
        };
    }
}
