package no.kfr.client.soap;

import jakarta.xml.ws.WebServiceException;
import java.nio.file.Path;
import no.kfr.contract.lookup.AccountProviderReply;
import no.kfr.contract.lookup.AccountProviderRequest;
import no.kfr.contract.lookup.CustomerRelationshipLookup;
import no.kfr.contract.lookup.LookupReply;
import no.kfr.contract.lookup.LookupRequest;
import no.kfr.contract.types.Fault;
import no.kfr.contract.upload.BatchListQuery;
import no.kfr.contract.upload.BatchListReply;
import no.kfr.contract.upload.BatchQuery;
import no.kfr.contract.upload.BatchReply;
import no.kfr.contract.upload.BatchReportQuery;
import no.kfr.contract.upload.BatchReportReply;
import no.kfr.contract.upload.BatchUpload;
import no.kfr.contract.upload.CustomerRelationshipUpload;
import no.kfr.contract.upload.EndInstruction;
import no.kfr.contract.upload.ExtractQuery;
import no.kfr.contract.upload.ExtractReply;
import no.kfr.contract.upload.Instruction;
import no.kfr.contract.upload.OwnCustomerRelationship;
import no.kfr.contract.upload.Receipt;
import no.kfr.contract.upload.RegisterInstruction;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.extension.ExtensionManagerBus;
import org.apache.cxf.logging.FaultListener;

/**
 * Calls the register with signed messages over TLS, as the contract's policy says, and accepts signed answers only. Every method
 * throws {@link CallFailed}. May be used by several threads at once.
 */
public final class RegisterClient implements AutoCloseable {

    private final Bus bus = new ExtensionManagerBus();
    private final Connection connection;
    private final SignedPort<CustomerRelationshipUpload> upload;
    private final SignedPort<CustomerRelationshipUpload> files;
    private final SignedPort<CustomerRelationshipLookup> lookup;

    /** Prepares the calls; the first one connects. */
    public RegisterClient(Connection connection) {
        this.connection = connection;
        // what went wrong is what CallFailed says; CXF would log it as well
        FaultListener silent = (exception, description, message) -> false;
        bus.setProperty(FaultListener.class.getName(), silent);
        this.upload = new SignedPort<>(CustomerRelationshipUpload.class, "urn:no:kfr:upload:v1", false);
        this.files = new SignedPort<>(CustomerRelationshipUpload.class, "urn:no:kfr:upload:v1", true);
        this.lookup = new SignedPort<>(CustomerRelationshipLookup.class, "urn:no:kfr:lookup:v1", false);
    }

    public Receipt register(RegisterInstruction instruction) {
        return onUpload(port -> port.registerCustomerRelationship(instruction));
    }

    public Receipt end(EndInstruction instruction) {
        return onUpload(port -> port.endCustomerRelationship(instruction));
    }

    public OwnCustomerRelationship own(Instruction instruction) {
        return onUpload(port -> port.getOwnCustomerRelationship(instruction));
    }

    /** Sends a whole file; its content goes as an MTOM attachment. Sent again unchanged, it is the same batch. */
    public BatchReply uploadBatch(BatchUpload batch) {
        return answer(() -> files.open(bus, connection).uploadBatch(batch));
    }

    public BatchReply batch(BatchQuery query) {
        return onUpload(port -> port.getBatch(query));
    }

    public BatchReply confirmBatch(BatchQuery query) {
        return onUpload(port -> port.confirmBatch(query));
    }

    public BatchReply cancelBatch(BatchQuery query) {
        return onUpload(port -> port.cancelBatch(query));
    }

    public BatchListReply batches(BatchListQuery query) {
        return onUpload(port -> port.listBatches(query));
    }

    /**
     * A batch's whole report as a file.
     *
     * @param query asks for {@code CSV}
     * @param to is written only when the file is whole and the one that the register signed; what was there is replaced
     */
    public BatchReportReply batchReport(BatchReportQuery query, Path to) {
        return onUpload(port -> {
            BatchReportReply reply = port.getBatchReport(query);
            AttachedFile.save(port, reply.getFile(), to);
            return reply;
        });
    }

    /** All that the register holds of the institution, as a file; {@code to} as for a report. */
    public ExtractReply extract(ExtractQuery query, Path to) {
        return onUpload(port -> {
            ExtractReply reply = port.extractOwnCustomerRelationships(query);
            AttachedFile.save(port, reply.getFile(), to);
            return reply;
        });
    }

    public LookupReply lookup(LookupRequest request) {
        return answer(() -> lookup.open(bus, connection).lookupCustomerRelationships(request));
    }

    public AccountProviderReply provider(AccountProviderRequest request) {
        return answer(() -> lookup.open(bus, connection).getAccountServicingProvider(request));
    }

    @Override
    public void close() {
        bus.shutdown(true);
    }

    private <T> T onUpload(UploadCall<T> call) {
        return answer(() -> call.on(upload.open(bus, connection)));
    }

    private static <T> T answer(Call<T> call) {
        try {
            return call.make();
        } catch (no.kfr.contract.upload.KfrFault fault) {
            throw refused(fault.getFaultInfo(), fault);
        } catch (no.kfr.contract.lookup.KfrFault fault) {
            throw refused(fault.getFaultInfo(), fault);
        } catch (WebServiceException failure) {
            throw CallFailed.unanswered(failure);
        }
    }

    private static CallFailed refused(Fault fault, Exception cause) {
        return CallFailed.refused(fault, cause);
    }

    private interface Call<T> {
        T make() throws no.kfr.contract.upload.KfrFault, no.kfr.contract.lookup.KfrFault;
    }

    private interface UploadCall<T> {
        T on(CustomerRelationshipUpload port) throws no.kfr.contract.upload.KfrFault;
    }
}
