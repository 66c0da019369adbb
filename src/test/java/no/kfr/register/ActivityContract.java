package no.kfr.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.kfr.MovableClock;
import no.kfr.TestDatabase;
import no.kfr.TestNumbers;
import no.kfr.identity.OrganisationNumber;
import no.kfr.identity.Period;
import no.kfr.register.period.Change;
import no.kfr.register.period.Ownership;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the register holds of each institution, and when it last heard of it. */
abstract class ActivityContract extends RelationshipCase {

    ActivityContract(TestDatabase database) {
        super(database);
    }

    @Test
    void counts_what_goes_on_and_all_that_is_current_but_not_what_is_history() {
        register(new Period(JANUARY, MARCH), Ownership.UNKNOWN);
        Change second = register(Period.openFrom(MAY), Ownership.UNKNOWN);
        assertThat(activity()).isEqualTo(new InstitutionActivity(1, 2, second.at()));

        node.clock().move(Duration.ofDays(2));
        end(TODAY);
        assertThat(activity())
                .isEqualTo(new InstitutionActivity(0, 2, node.clock().instant()));

        node.clock().move(Duration.ofDays(1));
        annul(JANUARY);
        assertThat(activity().current()).isEqualTo(1);
    }

    @Test
    void an_upload_that_changed_nothing_is_a_sign_of_life_too() {
        register(Period.openFrom(JANUARY), Ownership.UNKNOWN);
        node.clock().move(Duration.ofDays(40));

        InstitutionActivities heard = new InstitutionActivities(
                node.get(JdbcClient.class),
                List.of(
                        () -> Map.of(key.institution(), node.clock().instant()),
                        () -> Map.of(key.institution(), MovableClock.START)));

        assertThat(heard.all().get(key.institution()))
                .isEqualTo(new InstitutionActivity(1, 1, node.clock().instant()));
    }

    @Test
    void who_uploaded_but_has_no_relationship_left_is_there_and_who_never_did_is_not() {
        OrganisationNumber other = TestNumbers.organisation();
        InstitutionActivities heard =
                new InstitutionActivities(node.get(JdbcClient.class), List.of(() -> Map.of(other, MovableClock.START)));

        assertThat(heard.all())
                .containsEntry(other, new InstitutionActivity(0, 0, MovableClock.START))
                .doesNotContainKey(TestNumbers.organisation());
    }

    private InstitutionActivity activity() {
        return Objects.requireNonNull(
                node.get(InstitutionActivities.class).all().get(key.institution()));
    }
}
