package no.kfr.soap.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import no.kfr.soap.RunningRegister;
import no.kfr.soap.room.MessageCost;
import no.kfr.soap.settings.SoapSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a message allocates from its first byte to the signed fault, garbage included, is no more than what was reserved for it. */
class ReservedHeapTest {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final RunningRegister RUNNING = RunningRegister.shared();
    private static final InThread REGISTER = new InThread(RUNNING);
    private static final MessageCost COST =
            new MessageCost(RUNNING.bean(SoapSettings.class).xmlLimits());

    static Stream<Growth.Dimension<byte[]>> dimensions() throws Exception {
        return Stream.of(
                        UnprovenMessagesCostTest.dimensions(),
                        UnprovenMessagesCostTest.contents(),
                        DigestCostTest.dimensions())
                .flatMap(each -> each);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dimensions")
    void covers_what_is_allocated(Growth.Dimension<byte[]> dimension) throws Exception {
        byte[] message = dimension.input().of(dimension.n() * 8);
        long reserved = COST.of(new ByteArrayInputStream(message), StandardCharsets.UTF_8, 0)
                .unproven();
        REGISTER.send(Messages.UPLOAD, message);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        REGISTER.send(Messages.UPLOAD, message);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as(dimension.name()).isLessThanOrEqualTo(reserved);
    }
}
