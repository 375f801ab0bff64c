package budgettrail.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.Actor;
import budgettrail.event.Fact;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The short way of reading reads what is written, and never anything that is read otherwise. */
class AsWrittenTest {
    private static final int CHANGES = 400;
    private static final Codec CODEC = new Codec();
    private static final JsonMapper STRICT = FactJson.mapper();

    /** They hold other records. */
    private static final Set<String> NOT_FLAT =
            Set.of("line.opened", "line.described", "line.closed");

    /** What is put into the bytes, or in their place. */
    private static final List<String> PIECES =
            List.of(
                    "null",
                    "\"",
                    "\\",
                    "\\u0041",
                    "\\n",
                    " ",
                    "\n",
                    "0",
                    "-",
                    "1.0",
                    "1e3",
                    "[",
                    "{}",
                    "}",
                    ",",
                    ":",
                    "\u0000",
                    "\u00e9",
                    "一",
                    "２",
                    "true",
                    "\"x\":1,",
                    "\"reason\":null,",
                    "9999999999");

    private static final List<Fact> SAMPLES = SampleFacts.ONE_OF_EACH;

    private static final List<Metadata> METADATA =
            List.of(
                    Metadata.by(new Actor("clerk")),
                    new Metadata(
                            new Actor("李 \"四\""),
                            Metadata.Source.IMPORT,
                            "键",
                            "0".repeat(64),
                            "c",
                            12,
                            "i",
                            7));

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void readsWhatIsWritten(Fact sample) {
        var reader = AsWritten.of(sample.getClass());
        assertThat(reader.isPresent()).isNotEqualTo(NOT_FLAT.contains(CODEC.type(sample)));
        reader.ifPresent(it -> assertThat(it.read(CODEC.encode(sample))).isEqualTo(sample));
    }

    @Test
    void readsMetadataThatIsWritten() {
        var reader = AsWritten.of(Metadata.class).orElseThrow();
        var plain = METADATA.getFirst();
        assertThat(reader.read(CODEC.encode(plain))).isEqualTo(plain);
        assertThat(reader.read(CODEC.encode(METADATA.getLast()))).isNull(); // It has escapes.
        METADATA.forEach(it -> assertThat(CODEC.metadata(CODEC.encode(it))).isEqualTo(it));
    }

    @ParameterizedTest
    @FieldSource("SAMPLES")
    void changesNothingOfWhatIsReadOrRefused(Fact sample) {
        var type = CODEC.type(sample);
        var random = new SplittableRandom(type.hashCode());
        for (var change = 0; change < CHANGES; change++) {
            var bytes = changed(CODEC.encode(sample), random);
            var strict = strict(bytes, sample.getClass());
            var as = new String(bytes, StandardCharsets.UTF_8);
            if (strict.isPresent()) {
                assertThat(CODEC.decode(type, CODEC.version(), bytes))
                        .as(as)
                        .isEqualTo(strict.get());
            } else {
                assertThatThrownBy(() -> CODEC.decode(type, CODEC.version(), bytes))
                        .as(as)
                        .isInstanceOf(UndecodableFact.class);
            }
        }
    }

    @ParameterizedTest
    @FieldSource("METADATA")
    void changesNothingOfMetadata(Metadata sample) {
        var random = new SplittableRandom(sample.round());
        for (var change = 0; change < 10 * CHANGES; change++) {
            var bytes = changed(CODEC.encode(sample), random);
            var strict = strict(bytes, Metadata.class);
            var as = new String(bytes, StandardCharsets.UTF_8);
            if (strict.isPresent()) {
                assertThat(CODEC.metadata(bytes)).as(as).isEqualTo(strict.get());
            } else {
                assertThatThrownBy(() -> CODEC.metadata(bytes))
                        .as(as)
                        .isInstanceOf(UndecodableFact.class);
            }
        }
    }

    private static <T> Optional<T> strict(byte[] bytes, Class<T> type) {
        try {
            return Optional.of(STRICT.readerFor(type).readValue(bytes));
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }

    /** One byte is another one, or a piece comes in between or in the place of some bytes. */
    private static byte[] changed(byte[] bytes, SplittableRandom random) {
        var from = random.nextInt(bytes.length);
        if (random.nextInt(3) == 0) {
            var changed = bytes.clone();
            changed[from] = (byte) random.nextInt();
            return changed;
        }
        var to = Math.min(bytes.length, from + random.nextInt(4));
        var piece = PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
        var before = Arrays.copyOf(bytes, from + piece.length + bytes.length - to);
        System.arraycopy(piece, 0, before, from, piece.length);
        System.arraycopy(bytes, to, before, from + piece.length, bytes.length - to);
        return before;
    }
}
