package budgettrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asked for JSON, standard output is one object a line, whatever a value contains. */
class JsonLogTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir static Path folder;

    private static List<JsonNode> said = List.of();

    @BeforeAll
    static void runOnce() throws IOException, InterruptedException {
        said = run("--server.port=0");
    }

    @Test
    void writesOneObjectALine() {
        var hostile = said.stream().filter(line -> line.toString().contains("Said: ")).toList();
        assertThat(hostile).hasSameSizeAs(HostileLog.VALUES);
        for (var at = 0; at < hostile.size(); at++) {
            var value = HostileLog.VALUES[at];
            var readable = value.replace('\ud800', '?'); // No UTF-8 has a lone surrogate.
            assertThat(hostile.get(at).path("message").asString()).isEqualTo("Said: " + readable);
            assertThat(hostile.get(at).path("actor").asString()).isEqualTo(readable);
            assertThat(hostile.get(at).at("/error/message").asString()).isEqualTo(readable);
            assertThat(hostile.get(at).at("/error/stack_trace").asString()).contains("\tat ");
            assertThat(hostile.get(at).at("/log/level").asString()).isEqualTo("WARN");
        }
    }

    @Test
    void saysWhoseRequestItWas() {
        assertThat(said)
                .filteredOn(line -> line.at("/log/level").asString().equals("ERROR"))
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.path("requestId").asString()).isEqualTo(HostileLog.ID);
                            assertThat(line.path("actor").asString()).isEqualTo("clerk");
                            assertThat(line.at("/error/message").asString())
                                    .isEqualTo("secret\r\nforged line");
                        });
    }

    /** A start that is refused is a line of the log, too. */
    @Test
    void saysInOneLineWhyItDoesNotStart() throws IOException, InterruptedException {
        try (var taken = new ServerSocket(0)) {
            assertThat(run("--server.address=0.0.0.0", "--server.port=" + taken.getLocalPort()))
                    .last()
                    .satisfies(
                            line ->
                                    assertThat(line.path("message").asString())
                                            .contains("端口", "is already in use"));
        }
    }

    /** Every line that the process wrote, each read as JSON. */
    private static List<JsonNode> run(String... settings) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx256m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HostileLog.class.getName(),
                                "--logging.structured.format.console=ecs",
                                "--budgettrail.accounts=" + folder.resolve("accounts.json")));
        command.addAll(List.of(settings));
        var output = folder.resolve("said.txt");
        var process =
                new ProcessBuilder(command)
                        .redirectOutput(output.toFile())
                        .redirectError(folder.resolve("errors.txt").toFile())
                        .start();
        process.waitFor();
        var text = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(text).endsWith("\n");
        return text.lines().map(JSON::readTree).toList();
    }
}
