package no.kfr.audit.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page that a reader opens first: what was asked and answered, in Norwegian and English, and how to check it. */
final class SummaryPage {

    private static final String HEAD = """
        <!DOCTYPE html>
        <html lang="no"><head><meta charset="utf-8"><title>KFR %1$s</title>
        <style>body{font-family:sans-serif;margin:2em}table{border-collapse:collapse}
        td,th{border:1px solid #999;padding:.3em .6em;text-align:left;vertical-align:top}</style></head><body>
        <h1>Bevis fra Kundeforholdsregisteret / Evidence from the register of customer relationships</h1>
        <p>Sak / case: <b>%1$s</b><br>Eksportert / exported: %2$s<br>Innførsler / entries: %3$d</p>
        <p lang="no">Hver rad er en innførsel i registerets journal: hvem som spurte, for hvem, med hvilken hjemmel, om hvem,
        og hva som ble svart. De signerte meldingene ligger i mappen <code>messages</code>. Innførslene er forseglet: kontroller
        pakken med <code>kfr audit verify --archive FIL --certificate SERTIFIKAT</code>, uten tilgang til registeret.
        Personnummer står i klartekst; behandle pakken deretter.</p>
        <p lang="en">Each row is an entry of the register's journal: who asked, for whom, on which mandate, about whom, and what
        was answered. The signed messages are in the folder <code>messages</code>. The entries are sealed: check the package with
        <code>kfr audit verify --archive FILE --certificate CERTIFICATE</code>, without access to the register. Identity numbers
        are in plain text; treat the package accordingly.</p>
        <table><tr><th>Tid (UTC) / time</th><th>Operasjon / operation</th><th>Avsender / sender</th><th>For / on behalf of</th>
        <th>Hjemmel / mandate</th><th>Gjelder / about</th><th>Periode / period</th><th>Utfall / outcome</th>
        <th>Svar / answer</th><th>Segl / seal</th></tr>
        """;

    private static final String TAIL = "</table></body></html>\n";

    private SummaryPage() {}

    static String of(String caseId, String exportedAt, List<Archived.Entry> entries) {
        var page = new StringBuilder(HEAD.formatted(escaped(caseId), escaped(exportedAt), entries.size()));
        entries.forEach(entry -> row(page, entry));
        return page.append(TAIL).toString();
    }

    private static void row(StringBuilder page, Archived.Entry entry) {
        page.append("<tr>");
        cell(page, entry.recordedAt());
        cell(page, entry.facts().operation());
        cell(page, entry.facts().actors().actor());
        cell(page, entry.facts().actors().principal());
        cell(page, entry.facts().references().legalMandate());
        cell(page, content(entry.contents().controlObject()));
        cell(page, entry.facts().days().shown(" – "));
        cell(page, entry.facts().outcome());
        cell(page, content(entry.contents().detail()));
        cell(page, "block " + entry.block() + ", " + (entry.place() + 1));
        page.append("</tr>\n");
    }

    private static @Nullable String content(Archived.@Nullable Content content) {
        if (content == null) {
            return null;
        }
        return content.value() == null ? "(slettet / purged)" : content.value();
    }

    private static void cell(StringBuilder page, @Nullable String text) {
        page.append("<td>").append(text == null ? "" : escaped(text)).append("</td>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
