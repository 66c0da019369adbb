package no.kfr.operator.rights;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import no.kfr.identity.ShownText;
import no.kfr.operator.command.OperatorCommand;
import no.kfr.operator.command.OperatorContext;
import no.kfr.participant.CoverageList;
import no.kfr.participant.Participants;
import no.kfr.register.InstitutionActivities;
import no.kfr.register.InstitutionActivity;
import no.kfr.rights.InputRefused;
import no.kfr.terminal.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "coverage",
        mixinStandardHelpOptions = true,
        description = {
            "Lists who is covered by which register, as agencies are told, with what each institution has uploaded.",
            "Those that have gone silent come first, then those that neither KAR nor KFR covers."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the list was printed",
            "1:refused or failed",
            "2:wrong use of the command line",
            "3:with --check: an institution has gone silent"
        })
public final class CoverageCommand extends OperatorCommand {

    private static final int SILENT = 3;

    @Option(
            names = "--silent-after",
            paramLabel = "DAYS",
            defaultValue = "30",
            description = "An institution that KFR covers and that uploads nothing for longer has gone silent."
                    + " Default: ${DEFAULT-VALUE}.")
    private int silentAfter;

    @Option(names = "--csv", description = "Prints the list as CSV: semicolons, one header line.")
    private boolean csv;

    @Option(names = "--check", description = "For a scheduled job: exit code 3 when an institution has gone silent.")
    private boolean check;

    public CoverageCommand(OperatorContext.Opener opener) {
        super(opener);
    }

    @Override
    protected int run(OperatorContext services) {
        if (silentAfter < 1) {
            throw InputRefused.because("--silent-after is at least one day");
        }
        LocalDate today = today(services);
        CoverageList list = services.service(Participants.class).current().coverageOn(today);
        var activities = services.service(InstitutionActivities.class).all();
        List<CoverageLine> lines = list.institutions().stream()
                .map(institution -> CoverageLine.of(
                        institution,
                        activities.getOrDefault(institution.number(), InstitutionActivity.NONE),
                        today,
                        silentAfter))
                .sorted(CoverageLine.TROUBLE_FIRST)
                .toList();
        long silent = lines.stream().filter(CoverageLine::isSilent).count();
        if (csv) {
            printCsv(lines);
        } else {
            printTable(lines, list, silent);
        }
        return check && silent > 0 ? SILENT : DONE;
    }

    private void printTable(List<CoverageLine> lines, CoverageList list, long silent) {
        var table = new Table("Number", "Name", "Coverage", "Since", "Open", "Current", "Last upload", "Note");
        lines.forEach(line -> table.row(line.cells().toArray(String[]::new)));
        table.print(out());
        out().println(lines.size() + " licensed institutions, " + list.notCovered() + " not covered, " + silent
                + " gone silent; list version " + list.version());
    }

    private void printCsv(List<CoverageLine> lines) {
        var text = new StringWriter();
        try (CsvWriter writer = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .fieldSeparator(';')
                .build(text)) {
            writer.writeRecord(CoverageLine.COLUMNS);
            lines.forEach(line -> writer.writeRecord(
                    line.cells().stream().map(ShownText::ofCell).toList()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        out().print(text);
        out().flush();
    }
}
