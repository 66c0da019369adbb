package no.kfr.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IdentityRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate DAY_BEFORE_2032 = LocalDate.of(2031, 12, 31);
    private static final String PERSON = "15869000016";
    private static final String OF_2032 = "01819000057";

    private final IdentityRule rule = new IdentityRule(true, false, TODAY);

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            value = {
                "1586900001|LOST_ZERO",
                "97476107|CUSTOMER_FORM",
                "158690000161|CUSTOMER_FORM",
                "x|CUSTOMER_FORM",
                "974761076MVA|CUSTOMER_FORM",
                "-9747610760|CUSTOMER_FORM",
                "+974761076|CUSTOMER_FORM",
                "'974761076'|QUOTED",
                "\"974761076\"|QUOTED",
                "\u201c974761076\u201d|QUOTED",
                "\u00ab974761076\u00bb|QUOTED",
                "974761076\"|QUOTED",
                "974 761 076|BLANK",
                "974\u00a0761\u00a0076|BLANK",
                "\u200b974761076|BLANK",
                "974761076\u2007|BLANK",
                "\ufeff974761076|BLANK",
                "974.761.076|PUNCTUATED",
                "158690-00016|PUNCTUATED",
                "1,01E+10|SPREADSHEET",
                "1.5869E10|SPREADSHEET",
                "1e+10|SPREADSHEET",
                "\u0669\u0667\u0664\u0667\u0666\u0661\u0660\u0667\u0666|OTHER_DIGITS",
                "\uff19\uff17\uff14\uff17\uff16\uff11\uff10\uff17\uff16|OTHER_DIGITS",
                "97476107\u0966|OTHER_DIGITS"
            },
            delimiter = '|',
            quoteCharacter = '~')
    void says_what_happened_to_a_number(String text, Flaw flaw) {
        assertThat(rule.flaw(text)).isEqualTo(flaw);
        assertThat(rule.customer(text)).isEmpty();
        assertThat(CustomerId.held(text)).isEmpty();
        assertThat(CustomerId.written(text)).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerId(text))
                .withMessageNotContaining(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {" 974761076", "974761076 ", "\t974761076", "974761076\n", "\r"})
    void tells_a_blank_at_either_end(String text) {
        assertThat(rule.flaw(text)).isEqualTo(Flaw.BLANK);
        assertThat(OrganisationNumber.flaw(text)).isEqualTo(Flaw.BLANK);
        assertThat(AccountNumber.flaw(text)).isEqualTo(Flaw.BLANK);
    }

    @Test
    void nothing_is_empty_and_null_is_a_fault_of_the_program() {
        assertThat(rule.flaw("")).isEqualTo(Flaw.EMPTY);
        assertThat(OrganisationNumber.flaw("")).isEqualTo(Flaw.EMPTY);
        assertThat(AccountNumber.flaw("")).isEqualTo(Flaw.EMPTY);
        assertThatNullPointerException().isThrownBy(() -> rule.flaw(nothing()));
    }

    @Test
    void what_the_register_holds_stays_readable_whatever_rule_holds_now() {
        for (String held : List.of("000000000", "100000008", "29020000064", "974761077", "00000000000")) {
            assertThat(rule.flaw(held)).isNotNull();
            assertThat(new CustomerId(held).value()).isEqualTo(held);
        }
    }

    @Test
    void masks_all_but_the_kind() {
        assertThat(new CustomerId(PERSON)).hasToString("person ***********");
        assertThat(new CustomerId("974761076")).hasToString("organisation *********");
        assertThat(new AccountNumber(PERSON)).hasToString("account ***********");
        assertThat(String.valueOf(rule.customer(PERSON))).doesNotContain("158", "69", "90");
    }

    @Test
    void is_the_same_customer_when_the_digits_are_and_never_an_account() {
        assertThat(new CustomerId(PERSON)).isEqualTo(new CustomerId(PERSON)).hasSameHashCodeAs(new CustomerId(PERSON));
        assertThat(new CustomerId(PERSON)).isNotEqualTo(new CustomerId(OF_2032));
        assertThat((Object) new CustomerId(PERSON)).isNotEqualTo(new AccountNumber(PERSON));
        assertThat(new CustomerId(PERSON).kind()).isEqualTo(CustomerId.Kind.PERSON);
        assertThat(new CustomerId("974761076").kind()).isEqualTo(CustomerId.Kind.ORGANISATION);
    }

    @Test
    void orders_customers_as_their_texts() {
        var texts = List.of("01819000057", "15869000016", "310011223", "41419000130", "974761076");
        var ids = new TreeSet<>(texts.reversed().stream().map(CustomerId::new).toList());

        assertThat(ids).extracting(CustomerId::value).containsExactlyElementsOf(texts);
        assertThat(new OrganisationNumber("310011223")).isLessThan(new OrganisationNumber("974761076"));
    }

    @Test
    void an_account_is_eleven_digits_whatever_they_are() {
        assertThat(AccountNumber.read("12345678901")).isPresent();
        assertThat(AccountNumber.flaw("00000000000")).isNull();
        assertThat(AccountNumber.flaw("1234567890")).isEqualTo(Flaw.LOST_ZERO);
        assertThat(AccountNumber.flaw("1234.56.78901")).isEqualTo(Flaw.PUNCTUATED);
        assertThat(AccountNumber.flaw("123456789012")).isEqualTo(Flaw.ACCOUNT_FORM);
        assertThat(AccountNumber.read("1234567890\u0661")).isEmpty();
        assertThat(new AccountNumber("12345678901").written()).isEqualTo("1234.56.78901");
    }

    @Test
    void an_organisation_number_of_ten_digits_has_lost_nothing() {
        assertThat(OrganisationNumber.flaw("9747610760")).isEqualTo(Flaw.ORGANISATION_FORM);
    }

    @Test
    void a_number_is_somebodys_from_the_day_of_birth() {
        String born = "23912650049"; // 23 November 2026
        assertThat(new IdentityRule(true, false, TODAY).flaw(born)).isEqualTo(Flaw.BIRTH_DATE);
        assertThat(new IdentityRule(true, false, TODAY.plusDays(1)).flaw(born)).isNull();
    }

    @Test
    void numbers_of_2032_are_taken_from_the_day_that_the_settings_name() {
        IdentitySettings settings = bound(
                Map.of("kfr.identity.accept-synthetic", "true", "kfr.identity.numbers-of-2032-from", "2026-11-22"));

        assertThat(settings.on(TODAY.minusDays(1)).flaw(OF_2032)).isEqualTo(Flaw.CUSTOMER_CONTROL);
        assertThat(settings.on(TODAY).flaw(OF_2032)).isNull();
        assertThat(bound(Map.of("kfr.identity.accept-synthetic", "true"))
                        .on(LocalDate.of(2099, 1, 1))
                        .flaw(OF_2032))
                .isEqualTo(Flaw.CUSTOMER_CONTROL);
    }

    @Test
    void a_day_before_2032_is_for_registers_of_synthetic_numbers() {
        assertThat(bound(Map.of("kfr.identity.numbers-of-2032-from", "2032-01-01"))
                        .on(DAY_BEFORE_2032)
                        .numbersOf2032())
                .isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdentitySettings(false, DAY_BEFORE_2032))
                .withMessageContaining("kfr.identity.numbers-of-2032-from");
        assertThat(org.assertj.core.api.Assertions.catchThrowable(
                        () -> bound(Map.of("kfr.identity.numbers-of-2032-from", "soon"))))
                .isInstanceOf(BindException.class);
    }

    @Test
    void who_sends_expects_what_registers_may_take_on_that_day() {
        assertThat(IdentityRule.ofAnyRegister(DAY_BEFORE_2032).flaw(OF_2032)).isEqualTo(Flaw.CUSTOMER_CONTROL);
        assertThat(IdentityRule.ofAnyRegister(DAY_BEFORE_2032.plusDays(1)).flaw(OF_2032))
                .isNull();
        assertThat(IdentityRule.ofAnyRegister(TODAY).flaw("310011223")).isNull();
    }

    private static IdentitySettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("kfr.identity", IdentitySettings.class);
    }

    @SuppressWarnings("NullAway")
    private static String nothing() {
        return null;
    }
}
