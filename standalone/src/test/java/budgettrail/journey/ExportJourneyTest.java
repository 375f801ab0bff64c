package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.log.EventLog;
import budgettrail.log.seal.Head;
import budgettrail.log.seal.Sealer;
import budgettrail.verifier.Verifier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The sample year, carried out over HTTP and read a second time by the verifier, which shares none
 * of the product's code but the tree of hashes.
 */
@ExtendWith(SampleYear.class)
class ExportJourneyTest {
    private static final String WHOLE = "/api/v1/audit/export";

    @TempDir private Path folder;
    private static RunningApplication application;

    @BeforeAll
    static void allIsSealed(RunningApplication running) {
        application = running;
        var head = application.context().getBean(EventLog.class).head();
        var sealer = application.context().getBean(Sealer.class);
        await().until(() -> sealer.newest().map(Head::size).orElse(0L) == head);
    }

    @Test
    void theWholeLogIsAcceptedAndItsRatesAreThoseOfTheOracle() throws Exception {
        var export = save(WHOLE);
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
        assertThat(verify(0, save(WHOLE + "?fiscalYear=2022")))
                .contains(
                        "2022 035: execution 96.65 %, adjustment (gross) 2.67 %, carry-over 3.35"
                                + " %.")
                .contains("cannot prove that nothing of its scope was left out")
                .contains("WARNING")
                .doesNotContain("2023 035", "Fault");
    }

    @Test
    void aUnitIsAcceptedWithItsOwnRates() throws Exception {
        assertThat(verify(0, save(WHOLE + "?fiscalYear=2022&unit=035003")))
                .contains(
                        "2022 035003: execution 92.32 %, adjustment (gross) 10.86 %, carry-over"
                                + " 7.68 %.")
                .contains("have their other half outside")
                .doesNotContain("2022 035:", "Fault");
        assertThat(verify(0, save(WHOLE + "?unit=035002"), "--lang", "zh"))
                .contains("2022 年 035002：预算执行率 99.03 %，预算调整率 11.80 %，结转结余率 0.97 %。", "通过");
    }

    private Path save(String path) throws Exception {
        var answer = get("auditor", path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/zip");
        return Files.write(Files.createTempFile(folder, "export", ".zip"), answer.body());
    }

    private static HttpResponse<byte[]> get(String user, String path)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var token = application.account(user).token();
            return client.send(
                    HttpRequest.newBuilder(URI.create(application.address() + path))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    private static String verify(int expected, Path export, String... more) {
        var out = new ByteArrayOutputStream();
        var words = new ArrayList<>(List.of(export.toString()));
        words.addAll(List.of(more));
        var ended = Verifier.run(words, new PrintStream(out, true, StandardCharsets.UTF_8));
        var said = out.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(said).isEqualTo(expected);
        return said;
    }
}
