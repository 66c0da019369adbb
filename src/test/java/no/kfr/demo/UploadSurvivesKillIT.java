package no.kfr.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import no.kfr.TestNumbers;
import no.kfr.client.soap.BatchRequests;
import no.kfr.client.soap.ReadingRequests;
import no.kfr.client.soap.RegisterClient;
import no.kfr.contract.upload.Batch;
import no.kfr.contract.upload.BatchState;
import no.kfr.start.PackagedKfr;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The command line of whole files as an institution runs it, against a register of its own: the command is killed while it sends, the
 * register while the command waits; what is in the register in the end is the file.
 */
class UploadSurvivesKillIT {

    private static final int CUSTOMERS = 3_000;
    private static final int BROKEN = 20;

    /** Slow enough to be met at it. */
    private static final String[] SLOW = {"-Dkfr.bulkload.chunk-size=100", "-Dkfr.bulkload.pause=100ms"};

    @TempDir
    private Path folder;

    private final long seed = Long.getLong("kfr.test.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final CustomerFileWithErrors own = new CustomerFileWithErrors(random);
    private final TreeMap<String, String> base = own.customers();

    private Path file;
    private KilledRegister killed;
    private Process register;

    @BeforeEach
    void serve() throws Exception {
        System.out.println("seed " + seed);
        file = folder.resolve("customers.csv");
        killed = KilledRegister.embedded(folder);
        register = killed.serve(SLOW);
    }

    @AfterEach
    void stop() {
        register.destroyForcibly();
    }

    @Test
    void what_is_sent_arrives_once_whoever_is_killed() throws Exception {
        try (var client = killed.client()) {
            KilledRegister.awaitAnswer(register, client);
            client.extract(BatchRequests.extract(KilledRegister.INSTITUTION), folder.resolve("before.csv"));
            base.putAll(CustomerFileWithErrors.open(folder.resolve("before.csv")));
            own.add(CUSTOMERS);
            own.write(file, BROKEN);

            int taken = killTheCommandWhileItSends();
            PackagedKfr.Result upload = killTheRegisterWhileTheCommandWaits();

            checkSummary(upload);
            checkBatches(client, taken);
            checkRefused();
            extractedIsTheFile();
            reconciledIsTheDifference();
            rejectedIsToldWithoutWaiting();
        }
    }

    /** @return how many parts were taken by then, as the command knew */
    private int killTheCommandWhileItSends() throws Exception {
        PackagedCommand upload = start("upload", file.toString(), "--on-invalid=skip", "--part-size=5kB");
        int enough = 1 + random.nextInt(8);
        upload.await(() -> taken() >= enough);
        upload.kill();
        int taken = taken();
        assertThat(taken).as("killed in the middle").isLessThan(parts());
        return taken;
    }

    private PackagedKfr.Result killTheRegisterWhileTheCommandWaits() throws Exception {
        PackagedCommand upload = start("upload", file.toString(), "--on-invalid=skip", "--part-size=5kB");
        upload.await(() -> taken() == parts());
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(1_000)));
        KilledRegister.kill(register);
        upload.await(() -> upload.err().contains("Trying again"));
        register = killed.serve();
        return upload.finished();
    }

    private void checkSummary(PackagedKfr.Result upload) {
        assertThat(upload.exitCode()).as(upload.toString()).isEqualTo(3);
        assertThat(upload.err())
                .contains("Going on with the upload", "Trying again")
                .doesNotContain("Exception", "\u001b", "customers.csv holds");
        int known = base.size() - CUSTOMERS;
        assertThat(upload.out().replace(",", "").replaceAll(" +", " "))
                .contains(" entries " + (base.size() + BROKEN) + "\n")
                .contains(" added " + CUSTOMERS + "\n")
                .contains(" already there " + known + "\n")
                .contains(" refused " + BROKEN + "\n")
                .contains("customers.csv.refused.csv: " + BROKEN + " entries.");
        assertThat(Path.of(file + ".kfr-upload")).doesNotExist();
    }

    private void checkBatches(RegisterClient client, int takenBefore) {
        List<Batch> batches = client.batches(ReadingRequests.batches(KilledRegister.INSTITUTION)).getBatch().stream()
                .filter(batch -> batch.getEntries().intValue() < 1_000)
                .toList();
        assertThat(batches).hasSizeGreaterThan(takenBefore).allMatch(batch -> batch.getState() == BatchState.COMPLETED);
        assertThat(batches.stream().map(Batch::getContentSha256)).doesNotHaveDuplicates();
        assertThat(batches.stream()
                        .mapToInt(batch -> batch.getEntries().intValue())
                        .sum())
                .as("each entry was taken once; seed %d", seed)
                .isEqualTo(base.size() + BROKEN);
    }

    private void checkRefused() throws IOException {
        assertThat(Files.readAllLines(Path.of(file + ".refused.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .collect(Collectors.toMap(
                                row -> Integer.valueOf(row[0]), row -> row[1] + " " + row[2] + " " + row[3])))
                .as("seed %d", seed)
                .isEqualTo(own.broken());
    }

    private void extractedIsTheFile() throws Exception {
        Path extract = folder.resolve("after.csv");
        PackagedKfr.Result command = run("extract", "--out=" + extract);
        assertThat(command.exitCode()).as(command.toString()).isZero();
        assertThat(CustomerFileWithErrors.open(extract)).as("seed %d", seed).isEqualTo(base);
        assertThat(Files.getPosixFilePermissions(extract)).hasSize(2);
    }

    private void reconciledIsTheDifference() throws Exception {
        Path compared = Files.write(folder.resolve("own.csv"), CustomerFileWithErrors.lines(base));
        PackagedKfr.Result same = run("reconcile", compared.toString());
        assertThat(same.exitCode()).as(same.toString()).isZero();
        assertThat(same.out()).contains("No difference.");

        Map<String, String> changed = new TreeMap<>(base);
        String gone = base.firstKey();
        String earlier = base.lastKey();
        String start = Objects.requireNonNull(base.get(earlier));
        String more = TestNumbers.customer().value();
        changed.remove(gone);
        changed.put(earlier, "1999-12-31" + start.substring(10));
        changed.put(more, "2020-01-01#unknown");
        Files.write(compared, CustomerFileWithErrors.lines(changed));

        PackagedKfr.Result differs = run("reconcile", compared.toString());
        assertThat(differs.exitCode()).as(differs.toString()).isEqualTo(4);
        assertThat(Files.readAllLines(Path.of(compared + ".differences.csv")).stream()
                        .skip(1)
                        .map(line -> line.split(",")[0] + " " + line.split(",")[1]))
                .containsExactlyInAnyOrder(
                        "onlyInRegister " + gone, "startsEarlierInFile " + earlier, "onlyInFile " + more);
    }

    private void rejectedIsToldWithoutWaiting() throws Exception {
        Path wrong = Files.writeString(
                folder.resolve("wrong.csv"), TestNumbers.customer().value() + ",nonsense");
        PackagedKfr.Result rejected = run("upload", wrong.toString(), "--no-wait");
        assertThat(rejected.exitCode()).as(rejected.toString()).isEqualTo(4);
        assertThat(Files.readString(Path.of(wrong + ".refused.csv"))).contains("2,nonsense,refused,KFR-005");
    }

    private int taken() {
        return (int) state().stringPropertyNames().stream()
                .filter(name -> name.matches("part\\.[0-9]+\\.batch"))
                .count();
    }

    private int parts() {
        return Integer.parseInt(state().getProperty("parts", "0"));
    }

    /** As the command has it on the disk: whole at any moment. */
    private Properties state() {
        var state = new Properties();
        try (var in = Files.newBufferedReader(Path.of(file + ".kfr-upload", "upload.properties"))) {
            state.load(in);
        } catch (IOException notYet) {
            state.clear();
        }
        return state;
    }

    private PackagedKfr.Result run(String... command) throws Exception {
        return start(command).finished();
    }

    private PackagedCommand start(String... command) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(killed.caller());
        return PackagedCommand.start(folder, arguments);
    }
}
