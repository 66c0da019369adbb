package no.kfr.client.file;

import java.util.regex.Pattern;
import no.kfr.client.file.Taken.Kind;
import no.kfr.identity.Blanks;
import no.kfr.identity.IdentityRule;

/**
 * Values as they were meant, where what a spreadsheet or another program made of them can be meant in one way only. All else is left
 * as it is, for the rules to refuse in their own words.
 */
final class Tidying {

    private static final int LOST = 10;
    private static final Pattern DAY_FIRST = Pattern.compile("[0-9]{1,2}\\.[0-9]{1,2}\\.[0-9]{4}");
    private static final Pattern PLAIN_DATE = Pattern.compile("(18|19|20)[0-9]{6}");
    private static final Pattern MIDNIGHT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]00:00(:00(\\.0+)?)?");
    private static final String OPENING = "\"'\u201c\u201e\u00ab\u2018";
    private static final String CLOSING = "\"'\u201d\u201c\u00bb\u2019";

    private final IdentityRule identities;
    private final Taken taken;

    Tidying(IdentityRule identities, Taken taken) {
        this.identities = identities;
        this.taken = taken;
    }

    /** An entry, whose fields stand between marks. */
    String entry(String text, long line) {
        String[] fields = value(text, line).split("#", -1);
        fields[0] = customer(fields[0], line);
        for (int i = 1; i < fields.length; i++) {
            fields[i] = i == 1 ? date(fields[i], line) : value(fields[i], line);
        }
        return String.join("#", fields);
    }

    String customer(String text, long line) {
        String id = value(text, line);
        if (id.length() == LOST && id.charAt(0) != '0' && identities.flaw('0' + id) == null) {
            taken.add(Kind.LOST_ZERO, line);
            return '0' + id;
        }
        return id;
    }

    String date(String text, long line) {
        String date = value(text, line);
        if (date.isEmpty()) {
            return date;
        }
        if (DAY_FIRST.matcher(date).matches()) {
            taken.add(Kind.DAY_FIRST, line);
            String[] parts = date.split("\\.");
            return parts[2] + '-' + twoDigits(parts[1]) + '-' + twoDigits(parts[0]);
        }
        if (PLAIN_DATE.matcher(date).matches()) {
            taken.add(Kind.PLAIN_DATE, line);
            return date.substring(0, 4) + '-' + date.substring(4, 6) + '-' + date.substring(6);
        }
        if (MIDNIGHT.matcher(date).matches()) {
            taken.add(Kind.MIDNIGHT, line);
            return date.substring(0, 10);
        }
        return date;
    }

    /** Without what cannot be seen, blanks and quotation marks around it. */
    String value(String text, long line) {
        String bare = Blanks.strip(visible(text, line));
        String unquoted = Blanks.strip(unquoted(bare));
        if (!unquoted.equals(bare)) {
            taken.add(Kind.QUOTES, line);
        }
        return unquoted;
    }

    private String visible(String text, long line) {
        String visible = Blanks.visible(text);
        if (visible.length() < text.length()) {
            taken.add(Kind.INVISIBLE, line);
        }
        return visible;
    }

    /** Also as spreadsheets keep a number from being calculated with: {@code ="0112"} and {@code '0112}. */
    private static String unquoted(String text) {
        if (text.startsWith("=\"") && text.endsWith("\"") && text.length() > 3) {
            return text.substring(2, text.length() - 1);
        }
        if (text.length() < 2) {
            return text;
        }
        int kind = OPENING.indexOf(text.charAt(0));
        char last = text.charAt(text.length() - 1);
        if (kind >= 0
                && text.indexOf(last, 1) == text.length() - 1
                && (last == CLOSING.charAt(kind) || kind > 1 && last == '\u201d')) {
            return text.substring(1, text.length() - 1);
        }
        return text.charAt(0) == '\'' && last >= '0' && last <= '9' ? text.substring(1) : text;
    }

    private static String twoDigits(String number) {
        return number.length() == 1 ? '0' + number : number;
    }
}
