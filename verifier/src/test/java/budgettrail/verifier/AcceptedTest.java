package budgettrail.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.seal.Checkpoint;
import budgettrail.seal.Hasher;
import budgettrail.seal.Receipt;
import budgettrail.seal.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good exports, and what stands beside them. */
class AcceptedTest {
    @TempDir private Path folder;

    private Path good() throws IOException {
        return TestExport.of(TestLog.year()).write(folder.resolve("export.zip"));
    }

    /**
     * 1,850.00 of which 117.00 are paid; of 1,800.00, 100.00 were moved once and 50.00 are exempt.
     */
    @Test
    void theWholeLog() throws IOException {
        var said = Said.of(good());
        assertThat(said.text())
                .contains(
                        "2022 035: execution 6.32 %, adjustment (gross) 5.56 %, carry-over 93.68"
                                + " %.")
                .contains(
                        "2023 035: execution 0.00 %, adjustment (gross) NOT_APPLICABLE,"
                                + " carry-over 100.00 %.")
                .contains(
                        "ACCEPTED: 38 facts, 4 heads, the figures of 7 departments, units and"
                                + " projects.");
        assertThat(said.ended()).isZero();
    }

    @Test
    void figuresWorkedOutByHand() throws IOException {
        var figures = TestExport.of(TestLog.year()).text("figures.json");
        assertThat(figures)
                .contains(
                        row("UNIT", "U1", 150000, 140000, 11700, 10000),
                        row("UNIT", "U2", 30000, 45000, 0, 10000),
                        row("PROJECT", "P", 80000, 95000, 5700, 10000),
                        row("DEPARTMENT", "035", 180000, 185000, 11700, 10000));
    }

    /** A department with a line of its own, a unit under a unit, one that nobody described. */
    @Test
    void unitsUnderUnits() throws IOException {
        var log =
                new TestLog()
                        .unit("D", null)
                        .unit("U", "D")
                        .unit("V", "U")
                        .open("1", "D", null, "1.00")
                        .open("2", "U", null, "2.00")
                        .open("3", "V", null, "4.00")
                        .open("4", "X", null, "8.00");
        var figures = TestExport.of(log).text("figures.json");
        assertThat(figures)
                .contains(
                        row("UNIT", "D", 100, 100, 0, 0),
                        row("UNIT", "U", 600, 600, 0, 0),
                        row("UNIT", "V", 400, 400, 0, 0),
                        row("UNIT", "X", 800, 800, 0, 0),
                        row("DEPARTMENT", "D", 700, 700, 0, 0),
                        row("DEPARTMENT", "X", 800, 800, 0, 0));
        assertThat(figures.split("initialFen")).hasSize(7);
        log.unit("V", "D"); // Described anew for the same day: the later one counts.
        assertThat(TestExport.of(log).text("figures.json"))
                .contains(row("UNIT", "U", 200, 200, 0, 0), row("DEPARTMENT", "D", 700, 700, 0, 0));
    }

    /**
     * All that is available, all that is left of a contract, all of a payment: not a fen too much.
     */
    @Test
    void everythingToTheLastFen() throws IOException {
        var log = TestLog.year();
        log.replace(21, "10.00", "840.00").replace(22, "10.00", "840.00");
        log.replace(28, "20.00", "120.00").replace(29, "20.00", "120.00");
        log.replace(20, "30.00", "80.00").replace(33, "343.00", "393.00");
        var said = Said.of(TestExport.of(log).write(folder.resolve("export.zip")));
        assertThat(said.ended()).as(said.text()).isZero();
    }

    /** A line that starts with nothing and gets its money later. */
    @Test
    void anInitialBudgetOfNothing() throws IOException {
        var log = TestLog.startsWithNothing();
        assertThat(TestExport.of(log).text("figures.json"))
                .contains(row("UNIT", "U", 0, 500, 0, 500));
        var said = Said.of(TestExport.of(log).write(folder.resolve("export.zip")));
        assertThat(said.ended()).as(said.text()).isZero();
    }

    private static String row(
            String level, String key, int initial, int adjusted, int paid, int moved) {
        return ("\"level\":\"%s\",\"key\":\"%s\",\"initialFen\":\"%d\",\"adjustedFen\":\"%d\",\"disbursedFen\":\"%d\","
                    + "\"adjustmentsFen\":\"%d\"")
                .formatted(level, key, initial, adjusted, paid, moved);
    }

    @Test
    void theKeyFromElsewhere() throws IOException {
        assertThat(Said.of(good()).text()).contains("WARNING: no --key was given");
        var key = Files.writeString(folder.resolve("key"), TestExport.KEY.verifier() + "\n");
        var said = Said.of(good(), "--key", key.toString());
        assertThat(said.text()).doesNotContain("WARNING");
        assertThat(said.ended()).isZero();
    }

    @Test
    void aKeyThatIsNotTheLogs() throws IOException {
        var key =
                Files.writeString(
                        folder.resolve("key"), SigningKey.generate("a-log").verifier() + "\n");
        var said = Said.of(good(), "--key", key.toString());
        assertThat(said.faults())
                .anyMatch(line -> line.contains("the export is of another key"))
                .anyMatch(line -> line.contains("the manifest is not signed"))
                .anyMatch(line -> line.contains("is not signed by the key"));
        assertThat(said.ended()).isEqualTo(1);
    }

    /** A head cut off, those of the export, and two others behind the words of receipts. */
    private static String torn(int length, String heads, Checkpoint other) {
        var receipt =
                "c2sp.org/tlog-proof@v1\nextra "
                        + "A".repeat(5_000)
                        + "\nindex 3\n\n"
                        + TestExport.KEY.sign(other.text());
        return heads.substring(0, length) + "\n\n" + heads + receipt + receipt;
    }

    @Test
    void headsFromElsewhere() throws IOException {
        var export = TestExport.of(TestLog.year());
        var heads = Files.write(folder.resolve("heads"), export.get("heads.txt"));
        assertThat(Said.of(good(), "--head", heads.toString()).ended()).isZero();

        var other = new Checkpoint("a-log", 20, new Hasher().nothing(), null);
        Files.writeString(heads, TestExport.KEY.sign(other.text()).toString());
        var said = Said.of(good(), "--head", heads.toString());
        assertThat(said.faults())
                .containsExactly(
                        "Fault at position 20: the tree of the first 20 facts has not the root of"
                                + " the head that was given.");

        var later = new Checkpoint("a-log", 39, new Hasher().nothing(), null);
        var all = export.text("heads.txt");
        var first = all.indexOf("\n\n", all.indexOf("\n\n") + 2);
        for (var length = 1; length < first; length += 7) {
            Files.writeString(heads, torn(length, all, other));
            assertThat(Said.of(good(), "--head", heads.toString()).faults())
                    .as("what a crash has torn at %d, or stands before it, hides none", length)
                    .hasSize(2);
        }

        Files.writeString(heads, TestExport.KEY.sign(later.text()).toString());
        assertThat(Said.of(good(), "--head", heads.toString()).faults())
                .singleElement()
                .asString()
                .contains("39 facts, this export of 38: facts are missing, or it is older");

        Files.writeString(heads, SigningKey.generate("a-log").sign(other.text()).toString());
        assertThat(Said.of(good(), "--head", heads.toString()).ended()).isEqualTo(2);
    }

    /** One by itself, and two in one file. */
    @Test
    void receiptsFromElsewhere() throws IOException {
        var export = TestExport.of(TestLog.year());
        var receipts = folder.resolve("receipts");
        var two = export.receipt(7, 20) + "\n" + export.receipt(1, 38);
        for (var honest : List.of(export.receipt(7, 20).toString(), two)) {
            Files.writeString(receipts, honest);
            var said = Said.of(good(), "--head", receipts.toString());
            assertThat(said.faults()).isEmpty();
            assertThat(said.ended()).isZero();
        }

        var it = export.receipt(7, 20);
        var changed = it.leaf().clone();
        changed[20] ^= 1;
        Files.writeString(receipts, new Receipt(changed, it.proof(), it.head()).toString());
        assertThat(Said.of(good(), "--head", receipts.toString()).faults())
                .singleElement()
                .asString()
                .contains("does not hold: its fact is not under its signed head");

        Files.writeString(receipts, it.toString().replaceFirst("index [0-9]+", "index x"));
        assertThat(Said.of(good(), "--head", receipts.toString()).ended()).isEqualTo(2);
    }

    /** Its head is newer than the export, so only the fact itself can be compared. */
    @Test
    void aReceiptOfAnotherFact() throws IOException {
        var other = TestExport.of(TestLog.year().unit("U3", "035").replace(2, "一", "二"));
        var receipt = Files.writeString(folder.resolve("receipt"), other.receipt(2, 39).toString());
        assertThat(Said.of(good(), "--head", receipt.toString()).faults())
                .anyMatch(line -> line.startsWith("Fault at position 2: the fact of a receipt"))
                .hasSize(2);
    }

    @Test
    void aYearAndAUnit() throws IOException {
        var export = TestExport.of(TestLog.year());
        var year =
                export.events(stream -> !stream.startsWith("2023:"))
                        .scope("{\"fiscalYear\":2022,\"unit\":null}")
                        .write(folder.resolve("year.zip"));
        assertThat(Said.of(year).text())
                .contains(
                        "2022 035: execution 6.32 %", "ACCEPTED: 34 facts", "A part cannot prove");
        var unit =
                export.events(stream -> stream.equals("2022:C") || stream.startsWith("unit:"))
                        .scope("{\"fiscalYear\":2022,\"unit\":\"U2\"}")
                        .write(folder.resolve("unit.zip"));
        assertThat(Said.of(unit).text())
                .contains(
                        "2022 U2: execution 0.00 %, adjustment (gross) 33.33 %, carry-over 100.00"
                                + " %.")
                .contains("1 virements or corrections have their other half outside", "ACCEPTED");
    }

    @Test
    void inChinese() throws IOException {
        assertThat(Said.of(good(), "--lang", "zh").text())
                .contains(
                        "警告：", "2022 年 035：预算执行率 6.32 %，预算调整率 5.56 %，结转结余率 93.68 %。", "通过：38 条事实");
    }

    @Test
    void everySentenceInBothLanguagesNamesAsMuch() {
        for (var words : Words.values()) {
            var all = new Object[] {"a1", "b2", "c3", "d4", "e5", "f6"};
            for (var each : all) {
                assertThat(words.in(Language.EN, all).contains(each.toString()))
                        .as("%s of %s", each, words)
                        .isEqualTo(words.in(Language.ZH, all).contains(each.toString()));
            }
        }
    }

    @Test
    void argumentsThatMakeNoSense() {
        assertThat(Said.ofWords(List.of()).ended()).isEqualTo(2);
        assertThat(Said.ofWords(List.of("a", "b")).ended()).isEqualTo(2);
        assertThat(Said.ofWords(List.of("a", "--key")).ended()).isEqualTo(2);
        assertThat(Said.ofWords(List.of("a", "--lang", "fr")).ended()).isEqualTo(2);
        assertThat(Said.ofWords(List.of("--unknown")).text()).startsWith("Usage: ");
        assertThat(Said.ofWords(List.of("no such file")).ended()).isEqualTo(2);
        assertThat(Said.ofWords(List.of("--lang", "zh")).text()).startsWith("用法：");
    }

    @Test
    void everyGoldenSampleIsReadAndNoKindIsUnknown() throws IOException, Malformed {
        var golden = Path.of("..", "shared-events", "src", "test", "resources", "golden");
        try (var files = Files.list(golden)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                FactShapes.read(
                        name.substring(0, name.indexOf(".v1.json")), 1, Files.readAllBytes(file));
            }
        }
        try (var files = Files.list(golden)) {
            assertThat(files.map(file -> file.getFileName().toString()).toList())
                    .containsExactlyInAnyOrderElementsOf(
                            FactShapes.types().stream().map(type -> type + ".v1.json").toList());
        }
    }
}
