package no.kfr.client.upload;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import no.kfr.terminal.CommandFailed;
import no.kfr.terminal.OwnFiles;
import org.jspecify.annotations.Nullable;

/**
 * The folder beside an institution's file in which its parts and the record of the upload lie until it is done. One process at a
 * time works in it.
 */
public final class PartsFolder implements AutoCloseable {

    private static final String SUFFIX = ".kfr-upload";

    private final Path path;
    private @Nullable FileChannel lock;

    private PartsFolder(Path path) {
        this.path = path;
    }

    /** Makes it when it is not there, and keeps others out until it is closed. */
    static PartsFolder of(Path file) {
        var folder = new PartsFolder(file.resolveSibling(file.getFileName() + SUFFIX));
        folder.open();
        return folder;
    }

    private void open() {
        try {
            if (!Files.isDirectory(path)) {
                OwnFiles.createFolder(path);
            }
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = channel;
            if (tryLock(channel) == null) {
                channel.close();
                throw new CommandFailed("An upload of this file is running already.");
            }
        } catch (IOException failed) {
            throw new CommandFailed(
                    "The folder " + path + ", for what is being sent, cannot be made or written: " + failed.getMessage()
                            + ".",
                    failed);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    Path content(int part) {
        return path.resolve("part-%04d.gz".formatted(part));
    }

    Path positions(int part) {
        return path.resolve("part-%04d.positions".formatted(part));
    }

    Path record() {
        return path.resolve("upload.properties");
    }

    Path report(int part) {
        return path.resolve("part-%04d.report".formatted(part));
    }

    /** Where an entry of a part stands in the institution's file; nowhere, when it is not an entry of the file. */
    public Positions openPositions(int part) {
        try {
            return new Positions(new RandomAccessFile(positions(part).toFile(), "r"));
        } catch (IOException failed) {
            throw new CommandFailed("The record of the upload in " + path + " is damaged.", failed);
        }
    }

    /** Takes away all that an upload leaves here, and nothing else. */
    void clear() {
        try (Stream<Path> files = Files.list(path)) {
            // without its record, what is left is nothing to go on with
            Files.deleteIfExists(record());
            List<Path> own = files.filter(PartsFolder::isOwn).toList();
            for (Path file : own) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new CommandFailed(path + " cannot be cleared: " + failed.getMessage() + ".", failed);
        }
    }

    /** Takes the folder away, too, unless something else lies in it. */
    void remove() {
        clear();
        try {
            close();
            Files.deleteIfExists(path.resolve("lock"));
            Files.deleteIfExists(path);
        } catch (IOException notEmpty) {
            // what is left is not ours
        }
    }

    @Override
    public void close() {
        FileChannel held = lock;
        if (held == null) {
            return;
        }
        lock = null;
        try {
            held.close();
            if (!Files.exists(record())) {
                // nothing worth keeping came about
                clear();
                Files.deleteIfExists(path.resolve("lock"));
                Files.deleteIfExists(path);
            }
        } catch (IOException stuck) {
            // an empty folder that stays harms nobody
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }

    private static boolean isOwn(Path file) {
        String name = file.getFileName().toString();
        return name.matches("part-[0-9]{4,}\\.(gz|positions|report)(\\.part)?|upload\\.properties(\\.part)?");
    }

    /**
     * Where an entry stands in the institution's file.
     *
     * @param position among the entries, or the rows of a table
     * @param column of its first letter, or the number of the field in a table
     */
    public record Place(int position, int line, int column) {

        static final int BYTES = 3 * Integer.BYTES;
    }

    /** Reads places. */
    public record Positions(RandomAccessFile file) implements AutoCloseable {

        /** @param entry of the part, from 1 */
        public Place of(long entry) throws IOException {
            file.seek((entry - 1) * Place.BYTES);
            return new Place(file.readInt(), file.readInt(), file.readInt());
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
