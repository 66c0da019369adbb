package no.kfr.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers computed outside this code, by this Python; all persons are synthetic or cannot exist.
 *
 * <pre>
 * def person(day, month, year, individual, rest=0):         # day and month with what is added to them
 *     s = "%02d%02d%02d%03d" % (day, month, year % 100, individual)
 *     k1 = (11 + rest - sum(int(a)*b for a, b in zip(s, (3,7,6,1,8,9,4,5,2))) % 11) % 11
 *     s += str(k1)                                          # k1 of 10: none, try the next individual number
 *     k2 = (11 - sum(int(a)*b for a, b in zip(s, (5,4,3,2,7,6,5,4,3,2))) % 11) % 11
 *     return s + str(k2)                                    # k2 of 10: likewise
 * def organisation(first):
 *     c = (11 - sum(int(a)*b for a, b in zip("%08d" % first, (3,2,7,6,5,4,3,2))) % 11) % 11
 *     return "%08d%d" % (first, c)
 * </pre>
 */
class KnownNumbersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final IdentityRule TEST = new IdentityRule(true, false, TODAY);
    private static final IdentityRule PRODUCTION = new IdentityRule(false, false, TODAY);
    private static final IdentityRule AFTER_2032 = new IdentityRule(true, true, TODAY);

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "01810000186, 1900-01-01 in 000-499",
        "31929949946, 1999-12-31 in 000-499",
        "01815450023, 1854-01-01 in 500-749",
        "31929974967, 1899-12-31 in 500-749",
        "01814090082, 1940-01-01 in 900-999",
        "31929999889, 1999-12-31 in 900-999",
        "01810050019, 2000-01-01 in 500-999",
        "22912699998, the very day in 500-999",
        "29829650183, leap day of 1896",
        "29820400184, leap day of 1904",
        "29820050043, leap day of 2000",
        "01419000066, Nav adds 40 to the month",
        "31779000063, Norsk helsenett adds 65 to the month",
        "15869000016, Tenor adds 80 to the month",
        "41419000130, D-number of Nav",
        "41669000187, D-number of Norsk helsenett",
        "71920150084, D-number of Tenor"
    })
    void persons_of_every_series_exist_in_test_and_not_in_production(String number, String why) {
        assertThat(TEST.flaw(number)).isNull();
        assertThat(TEST.customer(number)).hasValue(new CustomerId(number));
        assertThat(PRODUCTION.flaw(number)).isEqualTo(Flaw.SYNTHETIC);
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "29020000064, leap day of 1900",
        "29820000100, synthetic leap day of 1900",
        "29020049942, leap day of 1900 in 499",
        "29020100085, leap day of 1901",
        "01014050066, 1940 in 500",
        "01014089981, 1940 in 899",
        "01015350047, 1953 in 500",
        "01015389962, 1953 in 899",
        "01015475060, 1954 in 750",
        "31129989931, 1999 in 899",
        "41819075059, synthetic D-number of 1990 in 750",
        "31049000076, 31 April",
        "00019000044, day 0",
        "32019000035, day 32",
        "40019000038, D-number's day 0",
        "72019000029, D-number's day 32",
        "01009000093, month 0",
        "01139000001, month 13",
        "01219000150, 20 added to the month",
        "01409000076, Nav's month 0",
        "01539000094, Nav's month 13",
        "01659000012, Norsk helsenett's month 0",
        "01789000030, Norsk helsenett's month 13",
        "01809000059, Tenor's month 0",
        "01939000077, Tenor's month 13",
        "23912650049, born tomorrow",
        "31923950012, born in 2039"
    })
    void nobody_has_a_birth_date_that_has_not_been(String number, String why) {
        assertThat(TEST.flaw(number)).isEqualTo(Flaw.BIRTH_DATE);
        assertThat(PRODUCTION.flaw(number)).isEqualTo(Flaw.BIRTH_DATE);
        assertThat(CustomerId.written(number)).isPresent();
    }

    @ParameterizedTest(name = "remainder {0}")
    @CsvSource({"1, 01819000057", "2, 01819000065", "3, 01819000073"})
    void a_first_control_digit_of_2032_is_right_only_when_such_numbers_are_issued(int remainder, String number) {
        assertThat(TEST.flaw(number)).isEqualTo(Flaw.CUSTOMER_CONTROL);
        assertThat(AFTER_2032.flaw(number)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01819000081", "01819000170", "01819000030", "01819000048"})
    void no_rule_takes_another_remainder_or_a_wrong_second_control_digit(String number) {
        assertThat(AFTER_2032.flaw(number)).isEqualTo(Flaw.CUSTOMER_CONTROL);
        assertThat(CustomerId.written(number)).isEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "01815350010, 1953 in 500: the century is told no more",
        "29020000072, a leap day of 1900 that may be one of 2000"
    })
    void numbers_of_2032_tell_no_century(String number, String why) {
        assertThat(AFTER_2032.flaw(number)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"29020100085", "31049000076", "00019000044", "01539000094"})
    void no_century_gives_a_day_that_never_was(String number) {
        assertThat(AFTER_2032.flaw(number)).isEqualTo(Flaw.BIRTH_DATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"800000009", "899999002", "900000006", "999999018", "974761076", "889640782"})
    void organisations_begin_with_8_or_9(String number) {
        assertThat(PRODUCTION.flaw(number)).isNull();
        assertThat(OrganisationNumber.flaw(number)).isNull();
        assertThat(new OrganisationNumber(number).isSynthetic()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"200000005", "299999009", "300000002", "399999006", "310011223"})
    void synthetic_organisations_begin_with_2_or_3(String number) {
        assertThat(TEST.flaw(number)).isNull();
        assertThat(PRODUCTION.flaw(number)).isEqualTo(Flaw.SYNTHETIC);
        assertThat(OrganisationNumber.read(number).orElseThrow().isSynthetic()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "000000000",
                "100000008",
                "199999001",
                "400000018",
                "500000007",
                "600000004",
                "700000001",
                "799999005"
            })
    void no_organisation_begins_otherwise(String number) {
        assertThat(TEST.flaw(number)).isEqualTo(Flaw.SERIES);
        assertThat(OrganisationNumber.read(number)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"974761077", "310011224", "000000001"})
    void a_wrong_control_digit_is_told_before_anything_else(String number) {
        assertThat(TEST.flaw(number)).isEqualTo(Flaw.CUSTOMER_CONTROL);
        assertThat(OrganisationNumber.flaw(number)).isEqualTo(Flaw.ORGANISATION_CONTROL);
    }
}
