package no.kfr;

import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import no.kfr.client.FileCommands;
import no.kfr.demo.Demo;
import no.kfr.demo.TestTools;
import no.kfr.operator.OperatorCommands;
import no.kfr.refusal.StartRefused;
import no.kfr.start.Serve;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.Paragraph;
import no.kfr.terminal.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The root of the command line. */
@Command(
        name = "kfr",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        usageHelpWidth = 100,
        synopsisSubcommandLabel = "COMMAND",
        description = {"KFR, the register of customer relationships.", ""},
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Examples:",
            "  kfr demo                          a complete register with demo data, on this machine",
            "  kfr demo --once                   the same, then stop: exit code 0 when all of it worked",
            "  kfr serve                         the register, with the settings in ./kfr.yaml",
            "  kfr serve --settings /etc/kfr.yaml",
            "  kfr participants import participants.yaml",
            "  kfr mandates list",
            "  kfr coverage                      who is covered by which register, and who has gone silent",
            "  kfr upload customers.csv --institution 310011223 --keystore bank.p12 --ca register-ca.pem",
            "  kfr audit verify                  whether anybody touched the journal",
            "  kfr lookup-as-of --control-object --at 2026-03-03T12:00",
            "  kfr certificates demo --out certs --participant 310011223:Sparebanken",
            "  kfr kar-simulator --data kar.csv  the other register, simulated",
            "  kfr help serve                    all about one command",
            "",
            "Exit codes: 0 done, 1 refused or failed (the reason stands on stderr), 2 wrong use of the command line.",
            "Of files: 3 done but some entries refused, 4 rejected, cancelled or different, 5 to be confirmed."
        })
public final class Kfr {

    private Kfr() {}

    /**
     * Carries out one command.
     *
     * @param application the Spring configuration of the register
     * @return the exit code of the process
     */
    public static int run(Class<?> application, String... arguments) {
        var answers = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        PrintWriter out = utf8(System.out);
        PrintWriter err = utf8(System.err);
        var commands =
                new CommandLine(new Kfr()).addSubcommand(new Demo(application)).addSubcommand(new Serve(application));
        OperatorCommands.of(application, answers).forEach(commands::addSubcommand);
        TestTools.commands().forEach(commands::addSubcommand);
        commands.addSubcommand(new CommandLine.HelpCommand());
        FileCommands.of(out, err, answers).forEach(commands::addSubcommand);
        // a file whose name begins with @ is that file, and none of arguments
        commands.setExpandAtFiles(false)
                .setOut(out)
                .setErr(err)
                .setExecutionExceptionHandler((failure, command, parsed) -> refuse(failure, command));
        return arguments.length == 0 ? commands.execute("help") : commands.execute(arguments);
    }

    private static PrintWriter utf8(java.io.PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }

    private static int refuse(Exception failure, CommandLine command) throws Exception {
        if (!(failure instanceof StartRefused || failure instanceof CommandFailed)) {
            throw failure;
        }
        command.getErr().println(Paragraph.of(failure.getMessage()));
        return CommandLine.ExitCode.SOFTWARE;
    }
}
