package budgettrail.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.Fact;
import budgettrail.event.line.LineEvent;
import budgettrail.event.reference.ReferenceEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The stored bytes of every fact are a promise: a golden file is added, never edited. */
class GoldenFactsTest {
    private static final Codec CODEC = new Codec();

    @SuppressWarnings("unused") // Read by name.
    private static final java.util.List<Fact> SAMPLES = SampleFacts.ONE_OF_EACH;

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void isWrittenAndReadAsItsGoldenFile(Fact sample) throws IOException {
        var type = CODEC.type(sample);
        var golden = golden(type);

        assertThat(new String(CODEC.encode(sample), StandardCharsets.UTF_8)).isEqualTo(golden);
        assertThat(CODEC.decode(type, CODEC.version(), golden.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(sample);
    }

    @Test
    void everyFactHasASample() {
        assertThat(SampleFacts.ONE_OF_EACH.stream().map(Object::getClass).map(Class.class::cast))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(records(LineEvent.class), records(ReferenceEvent.class))
                                .map(Class.class::cast)
                                .toList());
    }

    @Test
    void whatCannotBeReadStopsLoudly() {
        assertThatThrownBy(() -> CODEC.decode("line.frozen", (short) 2, bytes("{}")))
                .isInstanceOf(UndecodableFact.class);
        assertThatThrownBy(() -> CODEC.decode("line.melted", (short) 1, bytes("{}")))
                .isInstanceOf(UndecodableFact.class);
        var golden =
                "{\"line\":\"2022:A\",\"effective\":\"2022-01-01\",\"amount\":%s,\"document\":null,\"reason\":null%s}";
        for (var broken :
                new String[] {
                    golden.formatted("0.5", ""), // A number is no amount.
                    golden.formatted("\"0.005\"", ""),
                    golden.formatted("\"1.00\"", ",\"more\":1"),
                    golden.formatted("\"1.00\"", "") + "x",
                    "{\"line\":\"2022:A\",\"effective\":\"2022-01-01\",\"amount\":\"1.00\"}"
                }) {
            assertThatThrownBy(() -> CODEC.decode("line.frozen", (short) 1, bytes(broken)))
                    .as(broken)
                    .isInstanceOf(UndecodableFact.class);
        }
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(GoldenFactsTest::records)
                : Stream.of(type);
    }

    private static String golden(String type) throws IOException {
        var name = "/golden/" + type + ".v1.json";
        try (InputStream file = GoldenFactsTest.class.getResourceAsStream(name)) {
            assertThat(file).as(name).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
