package no.kfr.soap;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.function.Function;
import org.apache.cxf.Bus;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.endpoint.Endpoint;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.apache.cxf.phase.PhaseManager;
import org.junit.jupiter.api.Test;

/** The order in which a message really goes through the chain, as CXF resolves it: the register's own interceptors among CXF's. */
class ChainOrderTest {

    /** What CXF does with a message when the register has finished with it. */
    private static final List<String> CXF_IN = List.of(
            "CheckFaultInterceptor",
            "JAXBAttachmentSchemaValidationHack",
            "DocLiteralInInterceptor",
            "SoapHeaderInterceptor",
            "OneWayProcessorInterceptor",
            "WrapperClassInInterceptor",
            "SwAInInterceptor",
            "HolderInInterceptor",
            "ServiceInvokerInterceptor",
            "OutgoingChainInterceptor");

    private static final List<String> LOOKUP_IN = joined(
            List.of(
                    "BeginWorkInterceptor",
                    "MediaTypeInterceptor",
                    "TimeLimitInterceptor",
                    "SizeLimitInterceptor",
                    "MessageReceiptInterceptor",
                    "EnvelopeInterceptor",
                    "StaxInInterceptor",
                    "WSDLGetInterceptor",
                    "ReadHeadersInterceptor",
                    "StartBodyInterceptor",
                    "SenderVerificationInterceptor",
                    "ProvenRoomInterceptor",
                    "MustUnderstandInterceptor",
                    "PayloadValidationInterceptor"),
            CXF_IN);

    private static final List<String> UPLOAD_IN = joined(
            List.of(
                    "BeginWorkInterceptor",
                    "MediaTypeInterceptor",
                    "TimeLimitInterceptor",
                    "SizeLimitInterceptor",
                    "MessageReceiptInterceptor",
                    "EnvelopeInterceptor",
                    "XopIncludeInterceptor",
                    "StaxInInterceptor",
                    "WSDLGetInterceptor",
                    "ReadHeadersInterceptor",
                    "StartBodyInterceptor",
                    "SenderVerificationInterceptor",
                    "ProvenRoomInterceptor",
                    "MustUnderstandInterceptor",
                    "BatchContentInterceptor",
                    "PayloadValidationInterceptor"),
            CXF_IN);

    private static final List<String> LOOKUP_OUT = List.of(
            "ReplyFormInterceptor",
            "HolderOutInterceptor",
            "SwAOutInterceptor",
            "WrapperClassOutInterceptor",
            "SoapHeaderOutFilterInterceptor",
            "SoapPreProtocolOutInterceptor",
            "MessageSenderInterceptor",
            "ReplyAddressingInterceptor",
            "AttachmentOutInterceptor",
            "StaxOutInterceptor",
            "ReplyDocumentInterceptor",
            "SoapOutInterceptor",
            "WrappedOutInterceptor",
            "BareOutInterceptor",
            "EchoedIdsInterceptor",
            "WritableReplyInterceptor",
            "ReplySignatureInterceptor",
            "CommitInterceptor",
            "KnownSenderInterceptor");

    private static final List<String> UPLOAD_OUT =
            joined(List.of(LOOKUP_OUT.get(0), "AttachedFileInterceptor"), LOOKUP_OUT.subList(1, LOOKUP_OUT.size()));

    private static final List<String> FAULT = List.of(
            "FaultInterceptor",
            "ReplyFormInterceptor",
            "SoapHeaderOutFilterInterceptor",
            "MessageSenderInterceptor",
            "ReplyAddressingInterceptor",
            "SoapFaultOutInterceptor",
            "AttachmentOutInterceptor",
            "StaxOutInterceptor",
            "WebFaultOutInterceptor",
            "ReplyDocumentInterceptor",
            "SoapOutInterceptor",
            "EchoedIdsInterceptor",
            "WritableReplyInterceptor",
            "ReplySignatureInterceptor",
            "CommitInterceptor");

    private final RunningRegister register = RunningRegister.shared();
    private final MessageChain chain = register.bean(MessageChain.class);
    private final PhaseManager phases = register.bean(Bus.class).getExtension(PhaseManager.class);

    @Test
    void lookups_go_through_the_chain_as_it_is_listed() {
        for (Endpoint endpoint : endpoints("Lookup")) {
            assertThat(in(endpoint)).isEqualTo(LOOKUP_IN).containsSubsequence(names(chain.in()));
            assertThat(out(endpoint)).isEqualTo(LOOKUP_OUT).containsSubsequence(names(chain.out()));
            assertThat(outFault(endpoint)).isEqualTo(FAULT).containsSubsequence(names(chain.outFault()));
        }
    }

    @Test
    void uploads_go_through_the_chain_as_it_is_listed() {
        for (Endpoint endpoint : endpoints("Upload")) {
            assertThat(in(endpoint)).isEqualTo(UPLOAD_IN).containsSubsequence(names(chain.inWithFiles()));
            assertThat(out(endpoint)).isEqualTo(UPLOAD_OUT).containsSubsequence(names(chain.outWithFiles()));
            assertThat(outFault(endpoint)).isEqualTo(FAULT).containsSubsequence(names(chain.outFault()));
        }
    }

    @Test
    void nothing_of_the_edge_goes_round_in_circles() {
        SlicesRuleDefinition.slices()
                .matching("no.kfr.(**)")
                .should()
                .beFreeOfCycles()
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("no.kfr.soap"));
    }

    /** SOAP 1.1 and SOAP 1.2. */
    private List<Endpoint> endpoints(String service) {
        List<Endpoint> both = new ArrayList<>();
        register.bean(SoapServices.PublishedServices.class).servers().forEach(server -> both.add(server.getEndpoint()));
        both.removeIf(
                endpoint -> !endpoint.getEndpointInfo().getName().getLocalPart().contains(service));
        assertThat(both).hasSize(2);
        return both;
    }

    private List<String> in(Endpoint endpoint) {
        return resolved(endpoint, phases.getInPhases(), InterceptorProvider::getInInterceptors);
    }

    private List<String> out(Endpoint endpoint) {
        return resolved(endpoint, phases.getOutPhases(), InterceptorProvider::getOutInterceptors);
    }

    /** Only the one that gives a fault its form has a name of its own in each version of SOAP. */
    private List<String> outFault(Endpoint endpoint) {
        return resolved(endpoint, phases.getOutPhases(), InterceptorProvider::getOutFaultInterceptors).stream()
                .map(name -> name.replaceFirst("Soap1[12]Fault", "SoapFault"))
                .toList();
    }

    /** As CXF puts a chain together for each message, from all who provide interceptors. */
    private List<String> resolved(
            Endpoint endpoint,
            SortedSet<Phase> ofChain,
            Function<InterceptorProvider, List<Interceptor<? extends Message>>> which) {
        PhaseInterceptorChain resolved = new PhaseInterceptorChain(ofChain);
        resolved.add(which.apply(register.bean(Bus.class)));
        resolved.add(which.apply(endpoint.getService()));
        resolved.add(which.apply(endpoint));
        resolved.add(which.apply(endpoint.getBinding()));
        if (endpoint.getService().getDataBinding() instanceof InterceptorProvider binding) {
            resolved.add(which.apply(binding));
        }
        List<String> names = new ArrayList<>();
        resolved.iterator().forEachRemaining(each -> names.add(each.getClass().getSimpleName()));
        return names;
    }

    private static List<String> names(List<AbstractSoapInterceptor> listed) {
        return listed.stream().map(each -> each.getClass().getSimpleName()).toList();
    }

    private static List<String> joined(List<String> first, List<String> then) {
        List<String> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
