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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The log carried out over HTTP, and what the verifier says of it. */
public final class Exported {
    static final String ADDRESS = "/api/v1/audit/export";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private Exported() {}

    /** Waits until everything that is recorded is sealed. */
    static void awaitSeal(RunningApplication application) {
        var head = application.context().getBean(EventLog.class).head();
        var sealer = application.context().getBean(Sealer.class);
        await().atMost(PATIENCE).until(() -> sealer.newest().map(Head::size).orElse(0L) == head);
    }

    static HttpResponse<byte[]> get(RunningApplication application, String user, String query)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var token = application.account(user).token();
            return client.send(
                    HttpRequest.newBuilder(URI.create(application.address() + ADDRESS + query))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    /** What an auditor gets. */
    static Path save(RunningApplication application, String query, Path folder)
            throws IOException, InterruptedException {
        var answer = get(application, "auditor", query);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/zip");
        return Files.write(Files.createTempFile(folder, "export", ".zip"), answer.body());
    }

    /** What is said, if it ends as expected. */
    public static String verify(int expected, Path export, String... more) {
        var out = new ByteArrayOutputStream();
        var words = new ArrayList<>(List.of(export.toString()));
        words.addAll(List.of(more));
        var ended = Verifier.run(words, new PrintStream(out, true, StandardCharsets.UTF_8));
        var said = out.toString(StandardCharsets.UTF_8);
        assertThat(ended).as(said).isEqualTo(expected);
        return said;
    }
}
