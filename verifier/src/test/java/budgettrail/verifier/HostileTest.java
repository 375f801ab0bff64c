package budgettrail.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files that want to harm whoever reads them: refused at once, in little memory, writing nothing.
 */
class HostileTest {
    private static final long LITTLE = 24L << 20;

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("export.zip");
    }

    /** What it allocated is all that it could ever have held. */
    private Said refused(int expected) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        var said = Said.of(file);
        var allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(said.ended()).as(said.text()).isEqualTo(expected);
        assertThat(allocated).isLessThan(LITTLE);
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said;
    }

    private TestExport good() {
        return TestExport.of(TestLog.year());
    }

    @Test
    void whatIsNoZip() throws IOException {
        Files.write(file, new byte[0]);
        assertThat(refused(2).text()).contains("does not end as a plain ZIP does");
        Files.write(file, new byte[100_000]);
        assertThat(refused(2).text()).contains("does not end as a plain ZIP does");
        Files.writeString(file, "PK");
        refused(2);
    }

    @Test
    void aBombInAnEntryThatIsReadWhole() throws IOException {
        bomb("manifest.json", 1L << 29);
        assertThat(refused(2).text()).contains("manifest.json is larger than 65536 bytes");
    }

    @Test
    void aBombInAnEntryThatIsReadThrough() throws IOException {
        bomb("events.bin", 1L << 29);
        assertThat(refused(2).text())
                .contains("events.bin is packed more than 150 times smaller: a trap.");
    }

    /** An entry that says less than it holds, and one that says more. */
    @ParameterizedTest
    @ValueSource(ints = {10, 50_000_000})
    void anEntryThatLiesAboutItsSize(int size) throws IOException {
        good().write(file);
        var bytes = Files.readAllBytes(file);
        var name = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("events.bin");
        var at = name - 46 + 24; // In the directory, whose last name it is in the file.
        for (var each = 0; each < 4; each++) {
            bytes[at + each] = (byte) (size >> 8 * each);
        }
        Files.write(file, bytes);
        refused(2);
    }

    private void zipOfTenThousand() throws IOException {
        zip(
                zip -> {
                    for (var each = 0; each < 10_000; each++) {
                        entry(zip, "entry-" + each, new byte[] {1});
                    }
                });
    }

    @Test
    void tenThousandEntries() throws IOException {
        zipOfTenThousand();
        assertThat(refused(2).text()).contains("it has more than 7 entries");
    }

    @Test
    void aDirectoryThatLiesAboutTheirNumber() throws IOException {
        zipOfTenThousand();
        var bytes = Files.readAllBytes(file);
        var end = bytes.length - 22;
        bytes[end + 8] = bytes[end + 10] = 7;
        bytes[end + 9] = bytes[end + 11] = 0;
        Files.write(file, bytes);
        refused(2);
    }

    /** Where two ends disagree, two readers may believe one each. */
    @Test
    void aDirectoryThatSaysTwoThings() throws IOException {
        zipOfTenThousand();
        var bytes = Files.readAllBytes(file);
        var end = bytes.length - 22;
        var both = ByteBuffer.allocate(bytes.length + 76).order(ByteOrder.LITTLE_ENDIAN);
        both.put(bytes, 0, end);
        both.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
        both.putInt(0).putInt(0).putLong(7).putLong(7).putLong(400).putLong(0);
        both.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        both.put(bytes, end, 22);
        Files.write(file, both.array());
        assertThat(refused(2).text()).contains("does not end as a plain ZIP does");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "unit:U9", "2022", ":", "20222:x", "２０２２:x", "-001:x"})
    void linesThatAreNone(String line) throws IOException {
        var frozen = "'amount':'0.01','document':null,'reason':null}";
        var log =
                TestLog.year()
                        .fact(
                                "line.frozen",
                                "officer",
                                "{'line':'%s','effective':'2022-06-01',".formatted(line) + frozen);
        TestExport.of(log).write(file);
        assertThat(refused(1).text())
                .contains("Fault at position 39: its line is none.", "REFUSED");
    }

    /** Each under the one before. */
    @Test
    void unitsWithoutEnd() throws IOException {
        var log = new TestLog().unit("0", null);
        for (var each = 1; each < 1_000; each++) {
            log.unit("" + each, "" + (each - 1));
        }
        TestExport.of(log.open("1", "999", null, "1.00"))
                .scope("{\"fiscalYear\":null,\"unit\":\"999\"}")
                .write(file);
        var said = Said.of(file);
        assertThat(said.text()).contains("Fault: the unit 999 has 100 others above it, or more.");
        assertThat(said.ended()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../manifest.json",
                "/etc/passwd",
                "a\\b",
                "MANIFEST.JSON",
                "manifest.json/",
                "",
                "figures.json ",
                "x\u001b[2J"
            })
    void namesThatAreNone(String name) throws IOException {
        zip(
                zip -> {
                    entry(zip, "manifest.json", new byte[] {1});
                    entry(zip, name, new byte[] {1});
                });
        assertThat(refused(2).text()).contains("it has an entry “").doesNotContain("\u001b");
    }

    @Test
    void twoEntriesOfOneName() throws IOException {
        good().put("events.bi2", new byte[] {1}).write(file);
        var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Files.write(
                file,
                text.replace("events.bi2", "events.bin")
                        .replace("leaves.bin", "events.bin")
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused(2).text())
                .containsAnyOf("two entries “events.bin”", "more than 7 entries");
        good().write(file);
        text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        Files.write(
                file,
                text.replace("leaves.bin", "events.bin").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refused(2).text()).contains("two entries “events.bin”");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key.txt",
                "heads.txt",
                "leaves.bin",
                "events.bin",
                "figures.json",
                "manifest.json",
                "manifest.sig"
            })
    void anEntryThatIsNotThere(String name) throws IOException {
        var whole = folder.resolve("whole.zip");
        good().write(whole);
        try (var from = new ZipFile(whole.toFile())) {
            zip(
                    zip -> {
                        for (var each : from.stream().toList()) {
                            if (!each.getName().equals(name)) {
                                entry(zip, each.getName(), read(from, each));
                            }
                        }
                    });
        }
        Files.delete(whole);
        assertThat(refused(2).text()).contains("it has no entry “" + name + "”");
    }

    /** At every length, and with every byte of the directory changed. */
    @Test
    void whatIsCutOffOrBroken() throws IOException {
        good().write(file);
        var whole = Files.readAllBytes(file);
        for (var length = whole.length - 1; length > 0; length -= 211) {
            Files.write(file, Arrays.copyOf(whole, length));
            refused(2);
        }
        for (var at = whole.length - 450; at < whole.length; at += 3) {
            var broken = whole.clone();
            broken[at] ^= 0x55;
            Files.write(file, broken);
            assertThat(Said.of(file).ended()).isBetween(0, 2);
        }
    }

    static Stream<String> manifests() {
        return Stream.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"format\":\"budget-trail-export/1\"}",
                "[".repeat(30_000),
                "{\"a\":".repeat(10_000),
                "{\"format\":\"" + "a".repeat(60_000) + "\"}",
                "{\"format\":\"x\",\"format\":\"x\"}",
                "{\"size\":" + "9".repeat(60_000) + "}",
                "{\"size\":1e999999999}",
                "\u0000\u0001\u0002");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void aManifestThatIsNone(String manifest) throws IOException {
        good().write(file, manifest);
        assertThat(refused(2).text()).contains("manifest.json is none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"size\":38|\"size\":-1",
                "\"size\":38|\"size\":9223372036854775807",
                "\"size\":38|\"size\":38.0",
                "a-log|b-log"
            })
    void aManifestThatSaysNonsense(String change) throws IOException {
        var export = good();
        var parts = change.split("\\|");
        export.write(file, export.manifest().replace(parts[0], parts[1]));
        assertThat(Said.of(file).ended()).isBetween(1, 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "a+b+c", "garbage", "a-log+00000000+AAAA"})
    void aKeyThatIsNone(String key) throws IOException {
        good().put("key.txt", key).write(file);
        assertThat(refused(2).text()).contains("The key is none");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n\n", "a\nb\nc\n", "a-log\n1\nAAAA\n\n— a-log ????\n", "— \n"})
    void headsThatAreNone(String heads) throws IOException {
        good().put("heads.txt", heads).write(file);
        refused(1);
        good().put("heads.txt", "a".repeat(5_000_000)).write(file);
        Said.of(file);
    }

    /** Deep, wide and endless. */
    @Test
    void figuresThatAreNone() throws IOException {
        for (var figures :
                new String[] {
                    "", "{}", "[".repeat(9_000), "{\"figures\":[{}", "{\"figures\":{}}"
                }) {
            good().put("figures.json", figures).write(file);
            assertThat(refused(1).text()).contains("figures.json is none");
        }
    }

    /** So many that they do not fit: only one is held at a time. */
    @Test
    void moreFactsThanMemory() throws IOException, InterruptedException {
        var frozen = TestLog.on("C", "2022-06-01", "'amount':'0.01','document':'%s','reason':null");
        var log = TestLog.year();
        for (var each = 0; each < 10_000; each++) {
            var document = frozen.formatted(("长" + each * 7919L).repeat(200));
            log.fact("line.frozen", "officer", document);
            log.fact("line.unfrozen", "officer", document);
        }
        var size = TestExport.of(log).write(file).toFile().length();
        assertThat(size).isPositive();
        var verifier =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx24m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "budgettrail.verifier.Verifier",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(verifier.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).contains("ACCEPTED: 20038 facts");
        assertThat(verifier.waitFor()).isZero();
    }

    private void bomb(String name, long size) throws IOException {
        zip(
                zip -> {
                    for (var part : Part.values()) {
                        if (!part.file().equals(name)) {
                            entry(zip, part.file(), new byte[] {1});
                        }
                    }
                    try {
                        zip.putNextEntry(new ZipEntry(name));
                        var zeros = new byte[1 << 20];
                        for (var written = 0L; written < size; written += zeros.length) {
                            zip.write(zeros);
                        }
                        zip.closeEntry();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private void zip(Consumer<ZipOutputStream> filler) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                var zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            filler.accept(zip);
        }
    }

    private static void entry(ZipOutputStream zip, String name, byte[] bytes) {
        try {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
            zip.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(ZipFile from, ZipEntry entry) {
        try (var in = from.getInputStream(entry)) {
            var out = new ByteArrayOutputStream();
            in.transferTo(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
