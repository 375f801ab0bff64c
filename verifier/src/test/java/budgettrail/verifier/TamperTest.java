package budgettrail.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.seal.Hash;
import budgettrail.seal.Hasher;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Something was changed after it was sealed, by somebody without the key. */
class TamperTest {
    private static final int FACT = 16;
    private static final String OUT = "figures.json";

    @TempDir private Path folder;

    static Stream<Arguments> changes() {
        return Stream.of(
                change(
                        "Fault at position 16: its bytes are not those that were sealed.",
                        export -> exchange(export, "\"60.00\"", "\"61.00\"")),
                change(
                        "Fault at position 16: it is not in the export.",
                        export -> export.put("events.bin", without(export, FACT))),
                change(
                        "a fact that says it is number 16 follows number 17",
                        export -> export.put("events.bin", swapped(export, FACT))),
                change(
                        "Fault at position 38: it is not in the export.",
                        export -> export.put("events.bin", without(export, 38))),
                change(
                        "a fact that says it is number 16 follows number 16",
                        export -> export.put("events.bin", doubled(export, FACT))),
                change(
                        "events.bin is broken behind position 37: the last fact is cut off",
                        export -> export.put("events.bin", cut(export.get("events.bin"), 3))),
                change(
                        "events.bin is broken behind position 15: a fact of 2147483647 bytes",
                        export -> length(export, Integer.MAX_VALUE)),
                change(
                        "events.bin is broken behind position 15: a fact of 4294967295 bytes",
                        export -> length(export, -1)),
                change(
                        "events.bin is broken behind position 15: a fact of 0 bytes",
                        export -> length(export, 0)),
                change(
                        "leaves.bin has 1184 bytes",
                        export -> export.put("leaves.bin", cut(export.get("leaves.bin"), 32))),
                change(
                        "has not the root of its signed head; that of 10 still had",
                        TamperTest::otherLeafHash),
                change("the head of 20 follows that of 20", export -> twice(export)),
                change(
                        "there is no head of 38, only of 30",
                        export -> export.put("heads.txt", withoutLast(export))),
                change(
                        "is not signed by the key",
                        export ->
                                export.put(
                                        "heads.txt",
                                        export.text("heads.txt").replaceFirst("\n20\n", "\n21\n"))),
                change(
                        "2022 UNIT U1, disbursed: the facts add up to 11700, the export says 11800",
                        export ->
                                export.put(
                                        OUT,
                                        export.text(OUT)
                                                .replaceFirst("\"11700\"", "\"11700\"")
                                                .replace(
                                                        "\"key\":\"U1\",\"initialFen\":\"150000\",\"adjustedFen\":\"140000\",\"disbursedFen\":\"11700\"",
                                                        "\"key\":\"U1\",\"initialFen\":\"150000\",\"adjustedFen\":\"140000\",\"disbursedFen\":\"11800\""))),
                change(
                        "2022 DEPARTMENT 035, execution: the facts add up to 11700/185000 = 6.32,"
                                + " the export says 11701/185000",
                        export ->
                                export.put(
                                        OUT,
                                        export.text(OUT)
                                                .replace(
                                                        "\"numerator\":\"11700\",\"denominator\":\"185000\"",
                                                        "\"numerator\":\"11701\",\"denominator\":\"185000\""))),
                change(
                        "carryOver: the facts add up to",
                        export -> export.put(OUT, export.text(OUT).replace("93.68", "93.69"))),
                change(
                        "there are no figures of 2022 PROJECT P",
                        export ->
                                export.put(
                                        OUT,
                                        export.text(OUT)
                                                .replaceFirst("\"key\":\"P\"", "\"key\":\"Q\""))),
                change(
                        "there are figures of 2022 PROJECT Q",
                        export ->
                                export.put(
                                        OUT,
                                        export.text(OUT)
                                                .replaceFirst("\"key\":\"P\"", "\"key\":\"Q\""))),
                change(
                        "the figures are of position 37, not 38",
                        export ->
                                export.put(
                                        OUT,
                                        export.text(OUT)
                                                .replace("\"position\":38", "\"position\":37"))),
                change("figures.json is none", export -> export.put(OUT, "[]")),
                change(
                        "figures.json is none",
                        export ->
                                export.put(
                                        OUT,
                                        export.text(OUT).replaceFirst("\"11700\"", "\"117.00\""))));
    }

    private static Arguments change(String sentence, Consumer<TestExport> change) {
        return Arguments.of(sentence, change);
    }

    /** The manifest is made to fit: what gives it away is what is told. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void isFoundEvenIfTheManifestFits(String sentence, Consumer<TestExport> change)
            throws IOException {
        var export = TestExport.of(TestLog.year());
        change.accept(export);
        var said = Said.of(export.write(folder.resolve("export.zip")));
        assertThat(said.text()).contains(sentence);
        assertThat(said.ended()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void isFoundByTheManifestToo(String sentence, Consumer<TestExport> change) throws IOException {
        var export = TestExport.of(TestLog.year());
        var manifest = export.manifest();
        change.accept(export);
        var said = Said.of(export.write(folder.resolve("export.zip"), manifest));
        assertThat(said.faults())
                .anyMatch(
                        line ->
                                line.matches(
                                        "Fault: (events|leaves|heads|figures)\\..*manifest\\."));
        assertThat(said.text()).contains(sentence);
    }

    @Test
    void aManifestThatIsNotSigned() throws IOException {
        var export = TestExport.of(TestLog.year());
        export.write(folder.resolve("export.zip"));
        export.put("manifest.json", export.text("manifest.json").replace("auditor", "someone"));
        var said = Said.of(export.pack(folder.resolve("other.zip")));
        assertThat(said.faults())
                .containsExactly("Fault: the manifest is not signed by the key of a-log.");
    }

    @Test
    void aManifestThatNamesLessOrMore() throws IOException {
        var export = TestExport.of(TestLog.year());
        var less =
                export.manifest()
                        .replaceFirst("\\{\"name\":\"figures.json\"[^}]*},?", "")
                        .replace(",]", "]");
        assertThat(Said.of(export.write(folder.resolve("export.zip"), less)).faults())
                .containsExactly("Fault: the manifest does not name figures.json.");
        var more =
                export.manifest()
                        .replace(
                                "]}",
                                ",{\"name\":\"manifest.sig\",\"bytes\":1,\"sha256\":\"0\"}]}");
        assertThat(Said.of(export.write(folder.resolve("export.zip"), more)).faults())
                .containsExactly("Fault: the manifest names itself or its signature.");
        var other = export.manifest().replace("\"facts\":38", "\"facts\":39");
        assertThat(Said.of(export.write(folder.resolve("export.zip"), other)).faults())
                .containsExactly("Fault: there are 38 facts, not the 39 of the manifest.");
    }

    /** All is wrong: a hundred faults are told, and how many there are. */
    @Test
    void moreFaultsThanAnybodyReads() throws IOException {
        var log = TestLog.year();
        for (var each = 0; each < 200; each++) {
            log.fact(
                    "line.unfrozen",
                    "officer",
                    TestLog.on("C", "2022-06-01", "'amount':'0.01','document':null,'reason':null"));
        }
        var said = Said.of(TestExport.of(log).write(folder.resolve("export.zip")));
        assertThat(said.faults()).hasSize(100);
        assertThat(said.text()).contains("There are more faults", "REFUSED: 200 faults.");
    }

    @Test
    void aHeadBeyondTheExport() throws IOException {
        var longer = TestExport.of(TestLog.year());
        var export = TestExport.of(TestLog.year().remove(38));
        export.put("heads.txt", longer.get("heads.txt"));
        assertThat(Said.of(export.write(folder.resolve("export.zip"))).faults())
                .contains(
                        "Fault: the export has a head of 38, but is of 37.",
                        "Fault: there is no head of 37, only of 30.");
    }

    /** A head is never taken for what is said of a manifest, nor the other way. */
    @Test
    void aHeadInPlaceOfTheManifestsSignature() throws IOException {
        var export = TestExport.of(TestLog.year());
        export.write(folder.resolve("export.zip"));
        var heads = export.text("heads.txt");
        export.put("manifest.sig", heads.substring(0, heads.indexOf("\n\na-log") + 1));
        assertThat(Said.of(export.pack(folder.resolve("other.zip"))).faults())
                .containsExactly("Fault: the manifest is not signed by the key of a-log.");
    }

    /** Whoever has another key can make all of it fit; only the right key tells. */
    @Test
    void anotherHistoryUnderTheSameKeyIsToldByAHead() throws IOException {
        var honest = TestExport.of(TestLog.year());
        var heads = folder.resolve("heads");
        Files.write(heads, honest.get("heads.txt"));
        var forged =
                TestExport.of(TestLog.year().replace(18, "'甲'", "'乙'"))
                        .write(folder.resolve("export.zip"));
        assertThat(Said.of(forged).ended()).isZero();
        assertThat(Said.of(forged, "--head", heads.toString()).faults())
                .containsExactly(
                        "Fault at position 20: the tree of the first 20 facts has not the root of"
                                + " the head that was given.",
                        "Fault at position 30: the tree of the first 30 facts has not the root of"
                                + " the head that was given.",
                        "Fault at position 38: the tree of the first 38 facts has not the root of"
                                + " the head that was given.");
    }

    /** Each byte of the facts, one after the other. */
    @Test
    void everyByteOfSomeFacts() throws IOException {
        var good = TestExport.of(TestLog.year());
        var events = good.get("events.bin").clone();
        var leaves = TestLog.year().leaves();
        var from = 0;
        for (var position = 1; position <= leaves.size(); position++) {
            var to = from + 4 + leaves.get(position - 1).length;
            if (position % 12 == 0) {
                for (var at = from + 4; at < to; at += 7) {
                    var changed = events.clone();
                    changed[at] ^= 1;
                    var said =
                            Said.of(
                                    good.put("events.bin", changed)
                                            .write(folder.resolve("export.zip")));
                    assertThat(said.ended()).isEqualTo(1);
                    assertThat(said.faults().getFirst())
                            .startsWith("Fault at position " + position + ":");
                }
            }
            from = to;
        }
    }

    private static void exchange(TestExport export, String old, String other) {
        var text = new String(export.get("events.bin"), StandardCharsets.ISO_8859_1);
        var at = text.indexOf(old);
        export.put(
                "events.bin",
                (text.substring(0, at) + other + text.substring(at + old.length()))
                        .getBytes(StandardCharsets.ISO_8859_1));
    }

    private static List<byte[]> framed() {
        return new ArrayList<>(
                TestLog.year().leaves().stream()
                        .map(
                                leaf ->
                                        ByteBuffer.allocate(4 + leaf.length)
                                                .putInt(leaf.length)
                                                .put(leaf)
                                                .array())
                        .toList());
    }

    private static byte[] joined(List<byte[]> all) {
        var whole = ByteBuffer.allocate(all.stream().mapToInt(each -> each.length).sum());
        all.forEach(whole::put);
        return whole.array();
    }

    private static byte[] without(TestExport export, int position) {
        var all = framed();
        all.remove(position - 1);
        return joined(all);
    }

    private static byte[] swapped(TestExport export, int position) {
        var all = framed();
        all.set(position - 1, all.set(position, all.get(position - 1)));
        return joined(all);
    }

    private static byte[] doubled(TestExport export, int position) {
        var all = framed();
        all.add(position, all.get(position - 1));
        return joined(all);
    }

    private static void length(TestExport export, int length) {
        var all = framed();
        ByteBuffer.wrap(all.get(FACT - 1)).putInt(length);
        export.put("events.bin", joined(all));
    }

    private static byte[] cut(byte[] bytes, int by) {
        return Arrays.copyOf(bytes, bytes.length - by);
    }

    private static void otherLeafHash(TestExport export) {
        var all = framed();
        all.get(FACT - 1)[all.get(FACT - 1).length - 1] ^= 1;
        export.put("events.bin", joined(all));
        var hashes = export.get("leaves.bin").clone();
        var leaf = all.get(FACT - 1);
        var hash = new Hasher().leaf(leaf, 4, leaf.length - 4).bytes();
        System.arraycopy(hash, 0, hashes, (FACT - 1) * Hash.BYTES, Hash.BYTES);
        export.put("leaves.bin", hashes);
    }

    private static void twice(TestExport export) {
        var heads = export.text("heads.txt").split("(?<=\n\n)(?=a-log)");
        export.put("heads.txt", heads[0] + heads[1] + heads[1] + heads[2] + heads[3]);
    }

    private static String withoutLast(TestExport export) {
        var heads = export.text("heads.txt").split("(?<=\n\n)(?=a-log)");
        return heads[0] + heads[1] + heads[2];
    }
}
