package no.kfr.bulkload;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import no.kfr.MovableClock;
import no.kfr.RegisterNode;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.TestSigner;
import no.kfr.access.Signer;
import no.kfr.bulkload.apply.BatchRuns;
import no.kfr.bulkload.batch.Batch;
import no.kfr.bulkload.batch.BatchMode;
import no.kfr.bulkload.batch.OnInvalidEntry;
import no.kfr.bulkload.intake.BatchContent;
import no.kfr.bulkload.intake.BatchUpload;
import no.kfr.bulkload.report.BatchReportQuery;
import no.kfr.bulkload.report.ReportEntry;
import no.kfr.identity.CorrelationId;
import no.kfr.identity.CustomerId;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.refusal.Code;
import no.kfr.refusal.Refused;
import no.kfr.register.Register;
import no.kfr.register.RelationshipKey;
import no.kfr.register.RelationshipType;
import no.kfr.register.period.Ownership;
import no.kfr.register.period.RecordedPeriod;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** An institution of its own on one database, for tests to send batches of. */
abstract class BatchCase {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final LocalDate START = LocalDate.of(2024, 1, 1);

    final RegisterNode node;
    final Batches batches;
    final OrganisationNumber institution = TestNumbers.organisation();
    final Signer signer = TestSigner.of(institution);

    BatchCase(TestDatabase database) {
        this.node = RegisterNode.on(database);
        this.batches = node.get(Batches.class);
    }

    @BeforeEach
    void start_the_clock() {
        node.clock().moveTo(MovableClock.START);
        node.access().permitAll();
    }

    BatchUpload upload(BatchMode mode, String content) {
        return upload(mode, content, null, null);
    }

    BatchUpload upload(
            BatchMode mode, String content, @Nullable Instant extractedAt, @Nullable OnInvalidEntry onInvalidEntry) {
        return UploadSample.of(institution)
                .by(signer)
                .mode(mode)
                .extractedAt(extractedAt)
                .onInvalidEntry(onInvalidEntry)
                .with(content);
    }

    BatchUpload upload(BatchContent content) {
        return UploadSample.of(institution).by(signer).with(content);
    }

    /** Taken in and applied. */
    Batch load(BatchMode mode, String content) {
        return finish(batches.upload(node.request(), upload(mode, content)));
    }

    Batch finish(Batch batch) {
        node.get(BatchRuns.class).run(batch.institution(), () -> true);
        return batches.get(node.request(), query(batch));
    }

    BatchQuery query(Batch batch) {
        return new BatchQuery(signer, new CorrelationId(UUID.randomUUID()), institution.value(), batch.batchId());
    }

    BatchReportQuery report(Batch batch, boolean refusedOnly, @Nullable Integer from, @Nullable Integer most) {
        return new BatchReportQuery(
                signer,
                new CorrelationId(UUID.randomUUID()),
                institution.value(),
                batch.batchId(),
                refusedOnly,
                from,
                most);
    }

    /** {@code position entry outcome code} of every entry. */
    List<String> outcomes(Batch batch) {
        return batches.report(node.request(), report(batch, false, null, null)).entries().stream()
                .map(BatchCase::line)
                .toList();
    }

    static String line(ReportEntry entry) {
        Code code = entry.code();
        return entry.position() + " " + entry.entry() + " " + entry.outcome().text()
                + (code == null ? "" : " " + code.id());
    }

    void register(CustomerId customer, LocalDate from) {
        register(customer, Period.openFrom(from), Ownership.UNKNOWN);
    }

    void register(CustomerId customer, Period period, Ownership ownership) {
        node.inTransaction(() -> node.get(Register.class).register(key(customer), period, ownership));
    }

    void end(CustomerId customer, LocalDate lastDay) {
        node.inTransaction(() -> node.get(Register.class).end(key(customer), lastDay));
    }

    void annul(CustomerId customer, LocalDate start) {
        node.inTransaction(() -> node.get(Register.class).annul(key(customer), start, "wrong"));
    }

    List<RecordedPeriod> recorded(CustomerId customer) {
        return node.inTransaction(() -> node.get(Register.class).periods(key(customer)));
    }

    List<Period> periods(CustomerId customer) {
        return recorded(customer).stream().map(RecordedPeriod::period).toList();
    }

    private RelationshipKey key(CustomerId customer) {
        return new RelationshipKey(institution, customer, RelationshipType.DSOPBANK);
    }

    static BatchContent content(byte[] bytes) {
        return new BatchContent() {
            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public OptionalLong length() {
                return OptionalLong.of(bytes.length);
            }
        };
    }

    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    static void assertRefused(Code code, Runnable work) {
        assertThatExceptionOfType(Refused.class)
                .isThrownBy(work::run)
                .extracting(Refused::code)
                .isEqualTo(code);
    }
}
