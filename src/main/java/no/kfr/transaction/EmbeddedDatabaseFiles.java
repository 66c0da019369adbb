package no.kfr.transaction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of the embedded database hold persons' numbers in the clear: they, and the folder that they lie in, are their owner's alone. */
final class EmbeddedDatabaseFiles {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabaseFiles.class);
    private static final Set<PosixFilePermission> OWNERS_FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNERS_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path database;

    private EmbeddedDatabaseFiles(Path database) {
        this.database = database;
    }

    /** Those that a data source's address names, when it is an embedded database in a file. */
    static Optional<EmbeddedDatabaseFiles> of(String url) {
        return EmbeddedDatabase.file(url)
                .map(file -> new EmbeddedDatabaseFiles(file.toAbsolutePath().normalize()));
    }

    /**
     * Before the database is opened: makes its file where there is none, because H2 itself would let all read it, and takes from others
     * what they may read of files that are there.
     */
    void protect() {
        Path folder = database.getParent();
        if (folder == null
                || !folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        try {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNERS_FOLDER));
            if (isForIt(folder)) {
                Files.setPosixFilePermissions(folder, OWNERS_FOLDER);
            }
            Path main = folder.resolve(database.getFileName() + ".mv.db");
            if (Files.notExists(main)) {
                Files.createFile(main, PosixFilePermissions.asFileAttribute(OWNERS_FILE));
            }
            for (Path file : files(folder)) {
                Files.setPosixFilePermissions(file, OWNERS_FILE);
            }
        } catch (IOException notOurs) {
            // the database may still be usable; whether it is, it says itself
            LOG.warn(
                    "The embedded database's files could not be kept from other users: {}",
                    notOurs.getClass().getSimpleName());
        }
    }

    /** A folder that others have business in stays as it is; the files in it are protected all the same. */
    private static boolean isForIt(Path folder) {
        return Stream.of(
                        System.getProperty("user.dir"),
                        System.getProperty("user.home"),
                        System.getProperty("java.io.tmpdir"))
                .map(Path::of)
                .noneMatch(common -> common.toAbsolutePath().normalize().startsWith(folder));
    }

    private List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith(database.getFileName() + "."))
                    .filter(file -> file.getFileName().toString().contains(".db"))
                    .toList();
        }
    }
}
