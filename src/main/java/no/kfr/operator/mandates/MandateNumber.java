package no.kfr.operator.mandates;

import picocli.CommandLine.Parameters;

/** Which mandate of the list. */
final class MandateNumber {

    @Parameters(paramLabel = "NO", description = "Its number in the list.")
    int number;
}
