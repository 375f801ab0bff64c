package budgettrail.standalone;

import budgettrail.web.StartRefused;
import budgettrail.web.access.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The right to the data folder: one process at a time. The system takes it back from a dead one.
 */
final class FolderLock implements AutoCloseable {
    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    static FolderLock take(Path folder) throws IOException {
        OwnerOnly.folder(folder);
        var path = folder.resolve("lock");
        var file =
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (lock(file) == null) {
            file.close();
            throw taken(folder, Files.readString(path).strip());
        }
        file.truncate(0);
        var holder = String.valueOf(ProcessHandle.current().pid());
        file.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
        return new FolderLock(file);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException takenByThisProcess) {
            return null;
        }
    }

    private static StartRefused taken(Path folder, String holder) {
        return new StartRefused(
                "数据目录 %1$s 正被另一个进程 (%2$s) 使用。 The data folder %1$s is in use by another process (%2$s)."
                        .formatted(folder, holder),
                "先停止该进程，或在另一个目录中启动。 Stop that process first, or start in another directory.");
    }
}
