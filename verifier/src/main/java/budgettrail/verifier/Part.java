package budgettrail.verifier;

import java.util.Arrays;
import java.util.Optional;

/** The entries of an export, all of them and no others. */
enum Part {
    KEY("key.txt", 4_096),
    HEADS("heads.txt", Long.MAX_VALUE),
    LEAVES("leaves.bin", Long.MAX_VALUE),
    EVENTS("events.bin", Long.MAX_VALUE),
    FIGURES("figures.json", 128L << 20),
    MANIFEST("manifest.json", 65_536),
    SIGNATURE("manifest.sig", 4_096);

    private final String file;
    private final long mostBytes;

    Part(String file, long mostBytes) {
        this.file = file;
        this.mostBytes = mostBytes;
    }

    String file() {
        return file;
    }

    /** What is read into memory is bounded; what is read through is not. */
    long mostBytes() {
        return mostBytes;
    }

    static Optional<Part> named(String file) {
        return Arrays.stream(values()).filter(part -> part.file.equals(file)).findFirst();
    }
}
