package budgettrail.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The jar that is delivered, unpacked and with a cache of the JDK, as docs/operations.md says. */
final class Delivered {
    private final Path jar;
    private final Path cache;

    private Delivered(Path jar, Path cache) {
        this.jar = jar;
        this.cache = cache;
    }

    /** Unpacks it anew; none where the benchmark was not told of one that is built. */
    static Optional<Delivered> unpack(Path folder) throws IOException, InterruptedException {
        var built = Path.of(System.getProperty("budgettrail.benchmark.delivered", "nowhere"));
        if (!Files.exists(built)) {
            return Optional.empty();
        }
        var unpacked = Files.createTempDirectory(folder, "delivered");
        var said = unpacked.resolveSibling(unpacked.getFileName() + ".log");
        var command = Product.jvm();
        command.addAll(
                List.of(
                        "-Djarmode=tools",
                        "-jar",
                        built.toString(),
                        "extract",
                        "--force", // The folder is there, and empty.
                        "--destination",
                        unpacked.toString()));
        var ended =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .start()
                        .waitFor();
        if (ended != 0) {
            throw new IOException("Not unpacked: " + Files.readString(said));
        }
        return Optional.of(
                new Delivered(
                        unpacked.resolve(built.getFileName()), unpacked.resolve("cache.aot")));
    }

    /** How the run is started that writes the cache when it ends. */
    List<String> first() {
        return List.of("-XX:AOTCacheOutput=" + cache, "-jar", jar.toString());
    }

    /** How it is started from then on; without a cache that fits it would not start. */
    List<String> again() {
        return List.of("-XX:AOTMode=on", "-XX:AOTCache=" + cache, "-jar", jar.toString());
    }
}
