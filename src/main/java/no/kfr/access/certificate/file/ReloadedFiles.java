package no.kfr.access.certificate.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was read from files, read again when they change: looked at most once a second, when somebody asks. What cannot be read
 * (half-written, wrong) changes nothing but the log, and is tried again.
 *
 * @param <T> immutable; another object stands for another content
 */
public final class ReloadedFiles<T> {

    private static final Logger LOG = LoggerFactory.getLogger(ReloadedFiles.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration TRY_AGAIN_AFTER = Duration.ofMinutes(1);

    private final String what;
    private final Supplier<List<Path>> files;
    private final Supplier<T> reading;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();

    private volatile T content;
    private volatile Instant nextLook;
    private List<Stamp> stamps;
    private @Nullable Instant tryAgain;

    /**
     * @param what for the log, such as "the register's keystore"
     * @param files those that are there now
     * @param reading what they say now
     * @throws no.kfr.refusal.StartRefused from {@code reading}, when the files cannot be read the first time
     */
    public ReloadedFiles(String what, Supplier<List<Path>> files, Supplier<T> reading, Clock clock) {
        this.what = what;
        this.files = files;
        this.reading = reading;
        this.clock = clock;
        this.stamps = stampsNow();
        this.content = reading.get();
        this.nextLook = clock.instant().plus(LOOK_EVERY);
    }

    public T current() {
        if (!clock.instant().isBefore(nextLook) && lock.tryLock()) {
            try {
                look();
            } finally {
                lock.unlock();
            }
        }
        return content;
    }

    private void look() {
        Instant now = clock.instant();
        // The stamps are taken before the files are read, so that a change in between is seen the next time.
        List<Stamp> found = stampsNow();
        boolean changed = !found.equals(stamps);
        if (changed || tryAgain != null && !now.isBefore(tryAgain)) {
            stamps = found;
            read(now, changed);
        }
        nextLook = now.plus(LOOK_EVERY);
    }

    private void read(Instant now, boolean changed) {
        try {
            content = reading.get();
            tryAgain = null;
            LOG.info("{} changed and was read again.", what);
        } catch (RuntimeException e) {
            tryAgain = now.plus(TRY_AGAIN_AFTER);
            if (changed) {
                LOG.warn("{} changed but is not used; what was read before stays. {}", what, e.getMessage());
            }
        }
    }

    private List<Stamp> stampsNow() {
        return files.get().stream().map(Stamp::of).toList();
    }

    private record Stamp(
            Path file,
            @Nullable FileTime modified,
            long size,
            @Nullable Object fileKey) {

        static Stamp of(Path file) {
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                return new Stamp(file, attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
            } catch (IOException missing) {
                return new Stamp(file, null, -1, null);
            }
        }
    }
}
