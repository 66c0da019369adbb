package no.kfr.terminal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read, since they hold customer ids. */
public final class OwnFiles {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnFiles() {}

    /** Writes a file. */
    public interface Work<T> {
        /** @param out is closed by whoever gave it */
        T writeTo(OutputStream out) throws IOException;
    }

    /** An empty file, in place of any that was there. */
    public static FileChannel create(Path file) throws IOException {
        Files.deleteIfExists(file);
        return FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyFor("rw-------"));
    }

    public static void createFolder(Path folder) throws IOException {
        Files.createDirectory(folder, onlyFor("rwx------"));
    }

    /**
     * Writes it beside its place, makes sure that it is on the disk, and moves it there: never half of it is seen, and when the work
     * fails, what was there stays.
     *
     * @return what the work returns
     * @throws IOException when the disk is full, also where the work makes an {@link UncheckedIOException} of it
     */
    public static <T> T replace(Path file, Work<T> work) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            T done;
            try (FileChannel channel = create(part)) {
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 64 * 1024);
                done = work.writeTo(out);
                out.flush();
                channel.force(true);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return done;
        } catch (UncheckedIOException full) {
            throw new IOException(full.getMessage(), full);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static FileAttribute<?>[] onlyFor(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
