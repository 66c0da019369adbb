package no.kfr.access.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import no.kfr.access.AccessContract;
import org.junit.jupiter.api.Test;

class VolumeSettingsTest {

    private static final VolumeSettings.CaseNotice NOTICE = new VolumeSettings.CaseNotice(3, 200, 28, 90);

    @Test
    void an_agency_without_rates_of_its_own_has_those_of_all() {
        var settings =
                new VolumeSettings(600, 50_000, Map.of("974761076", new VolumeSettings.Rate(1_000, null)), NOTICE);

        assertThat(settings.perMinute(AccessContract.TAX)).isEqualTo(1_000);
        assertThat(settings.perDay(AccessContract.TAX)).isEqualTo(50_000);
        assertThat(settings.perMinute(AccessContract.POLICE)).isEqualTo(600);
    }

    @Test
    void says_which_setting_is_wrong() {
        assertThatThrownBy(() -> new VolumeSettings(0, 1, Map.of(), NOTICE))
                .hasMessageStartingWith("kfr.access.volume: per-minute and per-day are at least 1");
        assertThatThrownBy(() -> new VolumeSettings(1, 1, Map.of("1", new VolumeSettings.Rate(1, 1)), NOTICE))
                .hasMessage("kfr.access.volume.consumers.1: this is not an organisation number: nine digits.");
        assertThatThrownBy(() -> new VolumeSettings(1, 1, Map.of("974761076", new VolumeSettings.Rate(0, 1)), NOTICE))
                .hasMessageStartingWith("kfr.access.volume.consumers.974761076: per-minute");
        assertThatThrownBy(() -> new VolumeSettings.CaseNotice(0.5, 1, 1, 1))
                .hasMessageStartingWith("kfr.access.volume.case-notice");
    }
}
