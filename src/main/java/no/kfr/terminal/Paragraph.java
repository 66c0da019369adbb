package no.kfr.terminal;

import no.kfr.identity.ShownText;
import org.jspecify.annotations.Nullable;

/** Text for a terminal, folded at a width that reads well. */
public final class Paragraph {

    private static final int WIDTH = 100;

    private Paragraph() {}

    public static String of(@Nullable String text) {
        var folded = new StringBuilder();
        int column = 0;
        for (String word : (text == null ? "" : text).strip().split("\\s+")) {
            if (column > 0 && column + 1 + DisplayWidth.of(word) > WIDTH) {
                folded.append(System.lineSeparator());
                column = 0;
            } else if (column > 0) {
                folded.append(' ');
                column++;
            }
            folded.append(ShownText.of(word));
            column += DisplayWidth.of(word);
        }
        return folded.toString();
    }
}
