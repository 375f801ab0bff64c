package budgettrail.verifier;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the verifier says of a file, and what it ends with. */
record Said(int ended, String text) {
    static Said of(Path export, String... more) {
        var words = new ArrayList<>(List.of(export.toString()));
        words.addAll(List.of(more));
        return ofWords(words);
    }

    static Said ofWords(List<String> words) {
        var out = new ByteArrayOutputStream();
        var ended = Verifier.run(words, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Said(ended, out.toString(StandardCharsets.UTF_8));
    }

    /** The lines that tell a fault. */
    List<String> faults() {
        return text.lines().filter(line -> line.startsWith("Fault")).toList();
    }
}
