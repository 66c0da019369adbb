package no.kfr.soap.honest;

import java.util.ArrayList;
import java.util.List;

/** A date has no zone here; stacks that know no dates without one write some. */
final class DateVariants {

    private static final String OTHER_ZONE =
            "a date without zone, or with Norway's (+01:00, +02:00) or Z, which mean the same day here";
    private static final String NO_TIME = "a date such as 2026-11-22, without time or zone";

    private DateVariants() {}

    static List<Variant> all() {
        List<Variant> all = new ArrayList<>();
        for (String date : List.of(
                "2020-02-29",
                "2020-02-29Z",
                "2020-02-29+00:00",
                "2020-02-29-00:00",
                "2020-02-29+01:00",
                "2020-07-01+02:00",
                "2020-07-01+01:00",
                "\n  2020-02-29+01:00  ")) {
            all.add(Variant.saying("Axis2 and others: " + date.strip(), Variant.ADDED, start(date)));
        }
        all.add(refused("2020-02-29+05:30", OTHER_ZONE));
        all.add(refused("2020-02-29-01:00", OTHER_ZONE));
        all.add(refused("2020-02-29+14:00", OTHER_ZONE));
        all.add(refused("2020-02-29T00:00:00", NO_TIME));
        all.add(refused("2020-02-29T00:00:00+01:00", NO_TIME));
        all.add(refused("2021-02-29Z", "a date that exists in the calendar"));
        all.add(refused("2021-02-29", "a date that exists in the calendar"));
        all.add(refused("1799-12-31", "not before 1800-01-01"));
        all.add(refused("1799-12-31Z", "not before 1800-01-01"));
        all.add(refused("-2020-01-01", "a date such as 2026-11-22: four digits, two and two, hyphens between"));
        all.add(refused("12020-01-01", "a date such as 2026-11-22: four digits, two and two, hyphens between"));
        all.add(refused("01.03.2020", "a date with the year first, such as 2026-11-22"));
        all.add(refused("", "not empty; leave the element out instead"));
        return all;
    }

    private static Variant refused(String date, String rule) {
        return Variant.saying("a date written " + date, "KFR-010", start(date)).because(rule);
    }

    private static String start(String date) {
        return "<startDate>" + date + "</startDate>";
    }
}
