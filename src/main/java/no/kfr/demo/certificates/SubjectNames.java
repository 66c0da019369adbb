package no.kfr.demo.certificates;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

final class SubjectNames {

    private static final List<String> THIS_MACHINE = List.of("localhost", "127.0.0.1", "::1");

    private SubjectNames() {}

    static List<String> withThisMachine(String... hosts) {
        return Stream.concat(THIS_MACHINE.stream(), Arrays.stream(hosts))
                .distinct()
                .toList();
    }

    static GeneralNames of(List<String> hosts) {
        return new GeneralNames(hosts.stream().map(SubjectNames::name).toArray(GeneralName[]::new));
    }

    private static GeneralName name(String host) {
        boolean address = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
        return new GeneralName(address ? GeneralName.iPAddress : GeneralName.dNSName, host);
    }
}
