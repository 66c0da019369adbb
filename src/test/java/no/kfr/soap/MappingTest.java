package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Objects;
import no.kfr.contract.lookup.Coverage;
import no.kfr.contract.lookup.SourceName;
import no.kfr.contract.lookup.SourceState;
import no.kfr.contract.lookup.SubjectKind;
import no.kfr.contract.types.OwnershipType;
import no.kfr.contract.types.RelationshipType;
import no.kfr.contract.upload.BatchMode;
import no.kfr.contract.upload.BatchState;
import no.kfr.contract.upload.ConfirmationReason;
import no.kfr.contract.upload.EntryOutcome;
import no.kfr.contract.upload.OnInvalidEntry;
import no.kfr.contract.upload.Outcome;
import no.kfr.identity.CustomerId;
import no.kfr.lookup.LookupAnswer;
import no.kfr.register.period.Change;
import no.kfr.register.period.Ownership;
import no.kfr.soap.lookup.InstitutionsMapping;
import no.kfr.soap.lookup.LookupMapping;
import no.kfr.soap.lookup.MandateMapping;
import no.kfr.soap.upload.BatchRequestMapping;
import no.kfr.soap.upload.BatchWords;
import no.kfr.soap.upload.UploadMapping;
import org.junit.jupiter.api.Test;

/** Every value of every enumeration of the schemas has its own counterpart in the services, and the other way round. */
class MappingTest {

    @Test
    void every_outcome() {
        assertThat(Arrays.stream(Change.Outcome.values()).map(UploadMapping::outcome))
                .containsExactlyInAnyOrder(Outcome.values());
    }

    @Test
    void every_ownership_type_there_and_back() {
        assertThat(Arrays.stream(Ownership.values()).map(UploadMapping::ownership))
                .containsExactlyInAnyOrder(OwnershipType.values());
        assertThat(Arrays.stream(OwnershipType.values()).map(UploadMapping::ownership))
                .containsExactlyInAnyOrder(Ownership.values());
        for (Ownership ownership : Ownership.values()) {
            assertThat(UploadMapping.ownership(UploadMapping.ownership(ownership)))
                    .isEqualTo(ownership);
        }
    }

    @Test
    void every_relationship_type_there_and_back() {
        assertThat(Arrays.stream(no.kfr.register.RelationshipType.values()).map(UploadMapping::relationshipType))
                .containsExactlyInAnyOrder(RelationshipType.values());
        assertThat(Arrays.stream(RelationshipType.values()).map(UploadMapping::relationshipType))
                .containsExactlyInAnyOrder(no.kfr.register.RelationshipType.values());
    }

    @Test
    void every_source_and_its_state() {
        assertThat(Arrays.stream(LookupAnswer.Source.Name.values()).map(LookupMapping::sourceName))
                .containsExactlyInAnyOrder(SourceName.values());
        assertThat(Arrays.stream(LookupAnswer.Source.State.values()).map(LookupMapping::sourceState))
                .containsExactlyInAnyOrder(SourceState.values());
    }

    @Test
    void every_coverage() {
        assertThat(Arrays.stream(no.kfr.participant.Coverage.values()).map(InstitutionsMapping::coverage))
                .containsExactlyInAnyOrder(Coverage.values());
    }

    @Test
    void every_subject_kind() {
        assertThat(Arrays.stream(CustomerId.Kind.values()).map(MandateMapping::subjectKind))
                .containsExactlyInAnyOrder(SubjectKind.values());
    }

    @Test
    void every_word_about_batches() {
        assertThat(Arrays.stream(no.kfr.bulkload.entry.EntryOutcome.values()).map(BatchWords::outcome))
                .contains(EntryOutcome.values());
        assertThat(Arrays.stream(no.kfr.bulkload.batch.BatchState.values()).map(BatchWords::state))
                .containsExactlyInAnyOrder(BatchState.values());
        for (BatchState state : BatchState.values()) {
            assertThat(BatchWords.state(BatchRequestMapping.state(state))).isEqualTo(state);
        }
        for (BatchMode mode : BatchMode.values()) {
            assertThat(BatchWords.mode(BatchRequestMapping.mode(mode))).isEqualTo(mode);
        }
        assertThat(Arrays.stream(no.kfr.bulkload.batch.ConfirmationReason.values())
                        .map(BatchWords::confirmationReason))
                .containsExactlyInAnyOrder(ConfirmationReason.values());
        for (OnInvalidEntry each : OnInvalidEntry.values()) {
            assertThat(BatchWords.onInvalidEntry(Objects.requireNonNull(BatchRequestMapping.onInvalidEntry(each))))
                    .isEqualTo(each);
        }
    }
}
