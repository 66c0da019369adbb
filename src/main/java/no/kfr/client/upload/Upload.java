package no.kfr.client.upload;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import no.kfr.client.connect.CallRetry;
import no.kfr.contract.upload.Batch;
import no.kfr.terminal.Exit;
import no.kfr.terminal.Terminal;
import no.kfr.time.OsloDay;

/** An upload from its beginning, or from where it was interrupted, to its end. */
final class Upload {

    private final Terminal terminal;
    private final Clock clock;
    private final CallRetry.Pause pause;
    private final BatchCalls register;
    private final Choices choices;

    Upload(Terminal terminal, Clock clock, CallRetry.Pause pause, BatchCalls register, Choices choices) {
        this.terminal = terminal;
        this.clock = clock;
        this.pause = pause;
        this.register = register;
        this.choices = choices;
    }

    /**
     * What the person chose.
     *
     * @param yes what waits for a confirmation gets it
     * @param noWait no longer than until all is taken
     * @param cancel what was taken and not carried out
     * @param restart whatever is left of an earlier upload of the file
     */
    record Choices(boolean yes, boolean noWait, boolean cancel, boolean restart, long partSize) {}

    /** @return the exit code */
    int of(Path file, Function<UploadRecord.Source, UploadOptions> optionsOf) {
        UploadRecord.Source source = UploadRecord.Source.of(file);
        UploadOptions options = optionsOf.apply(source);
        try (PartsFolder folder = PartsFolder.of(file)) {
            UploadRecord record = new Preparation(terminal, folder, choices).record(file, source, options, today());
            if (record == null) {
                return Exit.NOT_CARRIED_OUT;
            }
            var run = new UploadRun(register, folder, record, terminal, pause);
            if (choices.cancel()) {
                return cancel(file, folder, run);
            }
            run.send();
            if (choices.noWait()) {
                return leave(file, folder, run);
            }
            return follow(file, folder, run);
        }
    }

    private LocalDate today() {
        return OsloDay.today(clock);
    }

    /** What is known by now: a batch is rejected, and entries are refused, when the register takes them. */
    private int leave(Path file, PartsFolder folder, UploadRun run) {
        Summary taken = run.taken();
        if (taken.isFinal()) {
            return finish(file, folder, run);
        }
        taken.bad().forEach(terminal::say);
        terminal.say("The register has taken all of it and goes on by itself. The same command without --no-wait"
                + " waits for the outcome.");
        return taken.exitCode();
    }

    private int follow(Path file, PartsFolder folder, UploadRun run) {
        Optional<FilePart> waiting = run.follow();
        while (waiting.isPresent()) {
            if (!agreed(run.batch(waiting.get()))) {
                terminal.say("The batch waits, and what this institution sends after it waits behind it. Give the same"
                        + " command with --yes to have it carried out, or with --cancel to have it forgotten.");
                return Exit.AWAITING_CONFIRMATION;
            }
            run.confirm(waiting.get());
            waiting = run.follow();
        }
        return finish(file, folder, run);
    }

    private boolean agreed(Batch batch) {
        terminal.say(ConfirmationPrompt.about(batch));
        return choices.yes() || Boolean.TRUE.equals(terminal.confirmed("Carry it out?"));
    }

    private int cancel(Path file, PartsFolder folder, UploadRun run) {
        run.cancel();
        finish(file, folder, run);
        return Exit.NOT_CARRIED_OUT;
    }

    private int finish(Path file, PartsFolder folder, UploadRun run) {
        Summary summary = run.summary();
        summary.lines().forEach(terminal.out()::println);
        if (summary.refused()) {
            Path refused = RefusedFile.beside(file);
            long written = run.refused(refused);
            terminal.out().println(String.format(Locale.ROOT, "Written to %s: %,d entries.", refused, written));
        }
        terminal.out().flush();
        folder.remove();
        return summary.exitCode();
    }
}
