package budgettrail.journey;

import static budgettrail.journey.Exported.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import budgettrail.log.EventLog;
import budgettrail.log.seal.Sealer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The sample year, carried out over HTTP and read a second time by the verifier, which shares none
 * of the product's code but the tree of hashes.
 */
@ExtendWith(SampleYear.class)
class ExportJourneyTest {
    @TempDir private Path folder;
    private static RunningApplication application;

    @BeforeAll
    static void allIsSealed(RunningApplication running) {
        application = running;
        Exported.awaitSeal(application);
    }

    @Test
    void theWholeLogIsAcceptedAndItsRatesAreThoseOfTheOracle() throws Exception {
        var export = save("");
        var seal = application.context().getBean(Sealer.class).folder().path();
        var words =
                verify(
                        0,
                        export,
                        "--key",
                        seal.resolve("verifier-key.txt").toString(),
                        "--head",
                        seal.resolve("heads.txt").toString());
        assertThat(words)
                .contains(
                        "2022 035: execution 96.65 %, adjustment (gross) 2.67 %, carry-over 3.35"
                                + " %.")
                .contains("ACCEPTED")
                .doesNotContain("WARNING", "Fault");
    }

    @Test
    void aYearIsAcceptedWithTheSameRates() throws Exception {
        assertThat(verify(0, save("?fiscalYear=2022")))
                .contains(
                        "2022 035: execution 96.65 %, adjustment (gross) 2.67 %, carry-over 3.35"
                                + " %.")
                .contains("cannot prove that nothing of its scope was left out")
                .contains("WARNING")
                .doesNotContain("2023 035", "Fault");
    }

    @Test
    void aUnitIsAcceptedWithItsOwnRates() throws Exception {
        assertThat(verify(0, save("?fiscalYear=2022&unit=035003")))
                .contains(
                        "2022 035003: execution 92.32 %, adjustment (gross) 10.86 %, carry-over"
                                + " 7.68 %.")
                .contains("have their other half outside")
                .doesNotContain("2022 035:", "Fault");
        assertThat(verify(0, save("?unit=035002"), "--lang", "zh"))
                .contains("2022 年 035002：预算执行率 99.03 %，预算调整率 11.80 %，结转结余率 0.97 %。", "通过");
    }

    /** A third reading, in Python: as the second one says. */
    @Test
    void theSmallVerifierSaysTheSame() throws Exception {
        assumeTrue(hasPython(), "There is no python3 here: the small verifier was not run");
        for (var scope : List.of("", "?fiscalYear=2022", "?unit=035003")) {
            var python =
                    new ProcessBuilder(
                                    "python3",
                                    "../verifier/src/test/python/verify.py",
                                    save(scope).toString())
                            .redirectErrorStream(true)
                            .start();
            var said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(said).contains("ACCEPTED");
            assertThat(said.contains("2022 035 execution 96.65 %"))
                    .isEqualTo(!scope.contains("unit"));
            assertThat(python.waitFor()).isZero();
        }
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** One byte of one fact, wherever it is. */
    @Test
    void aByteThatIsChangedIsToldWithItsPosition() throws Exception {
        var whole = unpacked(save(""));
        var events = whole.get("events.bin");
        var random = new SplittableRandom(7);
        for (var round = 0; round < 20; round++) {
            var wanted = random.nextInt(1, 400);
            var at = 0;
            for (var position = 1; position < wanted; position++) {
                at += Integer.BYTES + ByteBuffer.wrap(events).getInt(at);
            }
            var length = ByteBuffer.wrap(events).getInt(at);
            var changed = events.clone();
            changed[at + Integer.BYTES + random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
            var packed = new LinkedHashMap<>(whole);
            packed.put("events.bin", changed);
            assertThat(verify(1, packed(packed)))
                    .contains("Fault at position " + wanted + ": ", "REFUSED");
        }
    }

    @Test
    void itIsNamedAfterTheLogItsScopeAndItsEnd() throws Exception {
        var position = application.context().getBean(EventLog.class).head();
        var whole = Exported.get(application, "admin", "").headers();
        assertThat(whole.firstValue("content-disposition").orElseThrow())
                .matches(
                        "attachment; filename=\"budget-trail-[0-9a-f]{12}-all-"
                                + position
                                + ".zip\"");
        assertThat(whole.firstValue("cache-control")).hasValue("no-store");
        assertThat(
                        Exported.get(application, "auditor", "?fiscalYear=2022&unit=035003")
                                .headers()
                                .firstValue("content-disposition")
                                .orElseThrow())
                .contains("-2022-035003-" + position + ".zip");
    }

    @ParameterizedTest
    @CsvSource({
        "auditor, ?fiscalYear=22, 400, INVALID_PARAMETER",
        "auditor, ?fiscalYear=%EF%BC%92022, 400, INVALID_PARAMETER",
        "auditor, ?unit=..%2F.., 400, INVALID_PARAMETER",
        "auditor, ?unit=035999, 404, UNKNOWN_UNIT",
        "centre, '', 403, FORBIDDEN",
        "centre, ?unit=035003, 403, FORBIDDEN"
    })
    void whatCannotBeExportedIsRefused(String user, String query, int status, String code)
            throws Exception {
        var answer = Exported.get(application, user, query);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains(code);
    }

    @Test
    void nothingIsExportedBeforeAnythingIsSealed() throws Exception {
        try (var empty = RunningApplication.start()) {
            var answer = empty.api().get("auditor", Exported.ADDRESS);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("NOT_SEALED_YET");
        }
    }

    private static Map<String, byte[]> unpacked(Path export) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipFile(export.toFile())) {
            for (var entry : zip.stream().toList()) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private Path packed(Map<String, byte[]> entries) throws IOException {
        var file = Files.createTempFile(folder, "changed", ".zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private Path save(String query) throws IOException, InterruptedException {
        return Exported.save(application, query, folder);
    }
}
