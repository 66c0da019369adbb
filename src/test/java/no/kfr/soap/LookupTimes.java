package no.kfr.soap;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How long lookups take, one after the other. */
final class LookupTimes {

    private LookupTimes() {}

    /** The median time of one lookup in microseconds; signing the requests is not counted. */
    static double median(RunningRegister register, int lookups) throws Exception {
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < lookups; i++) {
            requests.add(Payloads.lookup(Payloads.CUSTOMER, "").text());
        }
        long[] nanos = new long[lookups];
        for (int i = 0; i < lookups; i++) {
            long start = System.nanoTime();
            SoapAnswer answer = register.sendLookup(requests.get(i));
            nanos[i] = System.nanoTime() - start;
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.text());
            }
        }
        Arrays.sort(nanos);
        return nanos[lookups / 2] / 1000.0;
    }
}
