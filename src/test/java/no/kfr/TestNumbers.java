package no.kfr;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import no.kfr.identity.CustomerId;
import no.kfr.identity.IdentityRule;
import no.kfr.identity.OrganisationNumber;

/** Numbers with right control digits, each handed out once. */
public final class TestNumbers {

    private static final AtomicInteger NEXT = new AtomicInteger(80_000_000);

    private TestNumbers() {}

    public static OrganisationNumber organisation() {
        while (true) {
            int base = NEXT.incrementAndGet();
            for (int control = 0; control < 10; control++) {
                var number = OrganisationNumber.read("%08d%d".formatted(base, control));
                if (number.isPresent()) {
                    return number.get();
                }
            }
        }
    }

    public static CustomerId customer() {
        CustomerId customer = new CustomerId(organisation().value());
        LogWatch.customer(customer.value());
        return customer;
    }

    /** A person of a synthetic population: 80 is added to the month. */
    public static CustomerId syntheticPerson() {
        return IntStream.range(0, 100_000)
                .mapToObj("018690%05d"::formatted)
                .flatMap(text -> IdentityRule.ofAnyRegister(LocalDate.of(2026, 11, 26)).customer(text).stream())
                .findFirst()
                .orElseThrow();
    }
}
