package no.kfr.identity;

/**
 * Control digits by modulus 11, as Norwegian identifiers carry them. From 2032 newly issued fødselsnummer relax the first
 * control digit; the rule stands here and nowhere else.
 */
final class ControlDigits {

    private static final int[] ORGANISATION = {3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int[] PERSON_FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] PERSON_SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

    private ControlDigits() {}

    static boolean agreeInOrganisationNumber(String digits) {
        return weighted(digits, ORGANISATION) % 11 == 0;
    }

    static boolean agreeInPersonNumber(String digits) {
        return weighted(digits, PERSON_FIRST) % 11 == 0 && weighted(digits, PERSON_SECOND) % 11 == 0;
    }

    private static int weighted(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum;
    }
}
