package budgettrail.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk so small that it can be filled: a tmpfs of its own, where mounting one is permitted. */
final class SmallDisk implements AutoCloseable {
    private static final int BLOCK = 65_536;

    private final Path folder;

    private SmallDisk(Path folder) {
        this.folder = folder;
    }

    static Optional<SmallDisk> mount(int megabytes) {
        try {
            var folder = Files.createTempDirectory("budgettrail-disk");
            var size = "size=" + megabytes + "m";
            return run(List.of("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString()))
                    ? Optional.of(new SmallDisk(folder))
                    : Optional.empty();
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        }
    }

    Path folder() {
        return folder;
    }

    /** To the last block. */
    void fill() {
        try (var filler = Files.newOutputStream(filler())) {
            var block = new byte[BLOCK];
            while (true) {
                filler.write(block);
            }
        } catch (IOException full) {
            // As wanted.
        }
    }

    void makeSpace() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filler() {
        return folder.resolve("filler");
    }

    private static boolean run(List<String> command) throws IOException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            run(List.of("umount", folder.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
