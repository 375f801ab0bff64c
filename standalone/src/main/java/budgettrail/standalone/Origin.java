package budgettrail.standalone;

import budgettrail.web.access.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Where the files of a data folder come from. A file system numbers its files: a folder that was
 * moved keeps the numbers, a copy has others. A copy of a stopped server is as good as the folder
 * itself. A copy that was made while the server was running holds files of different moments, and
 * is in doubt until its log was looked through.
 */
final class Origin {
    /** Written in place, never anew, so that its number stays. */
    private static final String CONTROL = "global/pg_control";

    /** Where the state is in it, behind two version numbers and an identifier. */
    private static final int STATE_AT = 16;

    /** DB_SHUTDOWNED, DB_SHUTDOWNED_IN_RECOVERY. */
    private static final Set<Integer> STOPPED = Set.of(1, 2);

    private final Path data;
    private final Path made;
    private final Path doubt;

    Origin(Path data) {
        this.data = data;
        this.made = data.resolve("budgettrail.complete");
        this.doubt = data.resolve("budgettrail.doubtful");
    }

    /** Whether both roles and the database are there. */
    boolean isComplete() {
        return Files.exists(made);
    }

    /** Notes a doubt, before the server does anything with the files. */
    void look() {
        if (isComplete() && isCopy() && !isStopped() && !isBaseBackup()) {
            write(doubt, "A copy that was made while the server was running.\n");
        }
    }

    boolean isInDoubt() {
        return Files.exists(doubt);
    }

    /** These are the files from now on, and there is no doubt. */
    void settle() {
        try {
            if (!isComplete() || !Files.readString(made).equals(number())) {
                write(made, number());
            }
            Files.deleteIfExists(doubt);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What pg_basebackup copied is made whole by the server. */
    private boolean isBaseBackup() {
        return Files.exists(data.resolve("backup_label"));
    }

    /** Whether the server had written everything down and said so. */
    private boolean isStopped() {
        try (var control = FileChannel.open(data.resolve(CONTROL), StandardOpenOption.READ)) {
            var state = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
            return control.read(state, STATE_AT) == Integer.BYTES
                    && STOPPED.contains(state.getInt(0));
        } catch (IOException missing) {
            return false;
        }
    }

    private boolean isCopy() {
        try {
            var noted = Files.readString(made);
            return !noted.isEmpty() && !noted.equals(number());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Empty where the file system has no numbers. */
    private String number() {
        try {
            return data.getFileSystem().supportedFileAttributeViews().contains("unix")
                    ? String.valueOf(Files.getAttribute(data.resolve(CONTROL), "unix:ino"))
                    : "";
        } catch (IOException missing) {
            return ""; // The server itself will say what is missing.
        }
    }

    private static void write(Path file, String text) {
        try {
            OwnerOnly.write(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
