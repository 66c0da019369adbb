package no.kfr.identity;

/**
 * Control digits by modulus 11, as Norwegian identifiers carry them; written here and nowhere else. Not left to NoCommons 0.16,
 * which takes 000000000 for an organisation and a synthetic D-number of any individual number for a person, knows no number
 * of 2032, and whose switch for synthetic numbers is one static field for the whole JVM.
 */
final class ControlDigits {

    private static final int[] ORGANISATION = {3, 2, 7, 6, 5, 4, 3, 2, 1};
    private static final int[] PERSON_FIRST = {3, 7, 6, 1, 8, 9, 4, 5, 2, 1};
    private static final int[] PERSON_SECOND = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1};

    /** A number issued from 2032 may leave any remainder up to this one at its first control digit. */
    private static final int MOST_REMAINDER_OF_2032 = 3;

    private ControlDigits() {}

    static boolean agreeInOrganisationNumber(String digits) {
        return weighted(digits, ORGANISATION) % 11 == 0;
    }

    /**
     * @param relaxed whether numbers issued from 2032 are taken, too. "Ny kontrollberegning vil akseptere 0, 1, 2 og 3" for the
     *     first control digit; the second is as before (Skatteetaten, Nytt fødselsnummer 2032,
     *     https://skatteetaten.github.io/folkeregisteret-api-dokumentasjon/nytt-fodselsnummer-fra-2032/)
     */
    static boolean agreeInPersonNumber(String digits, boolean relaxed) {
        return weighted(digits, PERSON_FIRST) % 11 <= (relaxed ? MOST_REMAINDER_OF_2032 : 0)
                && weighted(digits, PERSON_SECOND) % 11 == 0;
    }

    private static int weighted(String digits, int[] weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * (digits.charAt(i) - '0');
        }
        return sum;
    }
}
