package budgettrail.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A third reading, in Python, of the same page: the two verifiers agree. */
class PythonTest {
    @TempDir private Path folder;

    @BeforeAll
    static void thereIsAPython() throws InterruptedException {
        assumeTrue(isThere(), "There is no python3 here: the second verifier was not run");
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    static Stream<Arguments> exports() {
        return Stream.of(
                Arguments.of("good", true, of(it -> it)),
                Arguments.of(
                        "a year of it",
                        true,
                        of(
                                it ->
                                        it.events(stream -> !stream.startsWith("2023:"))
                                                .scope("{\"fiscalYear\":2022,\"unit\":null}"))),
                Arguments.of(
                        "an initial budget of nothing",
                        true,
                        of(TestLog.startsWithNothing(), it -> it)),
                Arguments.of(
                        "a byte of a fact",
                        false,
                        of(it -> it.put("events.bin", flipped(it.get("events.bin"), 3_000)))),
                Arguments.of(
                        "a byte of a hash",
                        false,
                        of(it -> it.put("leaves.bin", flipped(it.get("leaves.bin"), 500)))),
                Arguments.of(
                        "a byte of a head",
                        false,
                        of(it -> it.put("heads.txt", flipped(it.get("heads.txt"), 10)))),
                Arguments.of(
                        "a signature of a head",
                        false,
                        of(
                                it ->
                                        it.put(
                                                "heads.txt",
                                                it.text("heads.txt")
                                                        .replaceFirst("([A-Z])([a-z])", "$1$1")))),
                Arguments.of(
                        "a figure",
                        false,
                        of(
                                it ->
                                        it.put(
                                                "figures.json",
                                                it.text("figures.json")
                                                        .replace(
                                                                "\"numerator\":\"11700\"",
                                                                "\"numerator\":\"11701\"")))),
                Arguments.of(
                        "an overspend, honestly sealed",
                        false,
                        of(
                                TestLog.year()
                                        .replace(16, "'60.00'", "'960.00'")
                                        .replace(18, "'60.00'", "'960.00'"),
                                it -> it)),
                Arguments.of("a gap in a stream", false, of(changed(20), it -> it)),
                Arguments.of(
                        "a fact left out",
                        false,
                        of(it -> it.events(stream -> !stream.equals("2022:C")))));
    }

    private static TestLog changed(int position) {
        var log = TestLog.year();
        log.at(position).sequence = 99L;
        return log;
    }

    private static byte[] flipped(byte[] bytes, int at) {
        var changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    private static TestExport of(UnaryOperator<TestExport> change) {
        return of(TestLog.year(), change);
    }

    private static TestExport of(TestLog log, UnaryOperator<TestExport> change) {
        return change.apply(TestExport.of(log));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("exports")
    void bothSayTheSame(String what, boolean accepted, TestExport export)
            throws IOException, InterruptedException {
        var file = export.write(folder.resolve("export.zip"));
        var java = Said.of(file);
        var python = python(file.toString());
        assertThat(java.ended()).as(java.text()).isEqualTo(accepted ? 0 : 1);
        assertThat(python.ended()).as(python.text()).isEqualTo(accepted ? 0 : 1);
    }

    @Test
    void bothHaveTheSameRates() throws IOException, InterruptedException {
        var file = TestExport.of(TestLog.year()).write(folder.resolve("export.zip"));
        assertThat(python(file.toString()).text())
                .contains(
                        "2022 035 execution 6.32 %",
                        "2022 035 adjustment 5.56 %", "2022 035 carryOver 93.68 %");
    }

    @Test
    void aManifestThatIsNotSigned() throws IOException, InterruptedException {
        var export = TestExport.of(TestLog.year());
        export.write(folder.resolve("export.zip"));
        export.put("manifest.json", export.text("manifest.json").replace("auditor", "someone"));
        var file = export.pack(folder.resolve("other.zip"));
        assertThat(Said.of(file).ended()).isEqualTo(1);
        assertThat(python(file.toString()).text()).contains("manifest.sig is of another manifest");
    }

    private static Said python(String export) throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of("python3", "src/test/python/verify.py", export));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }
}
