package budgettrail.query.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.TestDatabase;
import budgettrail.log.seal.Head;
import budgettrail.log.seal.Sealer;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Year2022;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What an export holds, and what happens beside it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExportsTest extends QueryTest {
    private static final Viewer AUDITOR = new Viewer("auditor", Set.of(Role.AUDITOR), null);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int HALF = 100;

    @Autowired private Exports exports;
    @Autowired private Sealer sealer;

    private interface Writer {
        void write(Export export) throws IOException;
    }

    private void export(FiscalYear year, String unit, Writer writer) throws IOException {
        exports.make(
                AUDITOR,
                year,
                unit,
                export -> {
                    writer.write(export);
                    return export.fileName();
                });
    }

    private void awaitSeal(long position) {
        await().until(() -> sealer.newest().map(Head::size).orElse(0L) == position);
    }

    @Test
    @Order(1)
    void thereIsNoneBeforeAnythingIsSealed() {
        var answer = get("auditor", "/audit/export");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(json(answer).get("code").asString()).isEqualTo("NOT_SEALED_YET");
    }

    @Test
    @Order(2)
    void itIsOfOneMomentWhateverIsRecordedMeanwhile() throws IOException {
        var facts = Year2022.facts();
        var before = record(facts.subList(0, HALF));
        awaitSeal(before);
        var written = new ByteArrayOutputStream();
        export(
                null,
                null,
                export -> {
                    awaitSeal(record(facts.subList(HALF, facts.size())));
                    export.write(written);
                });
        var entries = unpacked(written.toByteArray());
        assertThat(entries.keySet())
                .containsExactly(
                        "key.txt",
                        "heads.txt",
                        "leaves.bin",
                        "events.bin",
                        "figures.json",
                        "manifest.json",
                        "manifest.sig");
        var manifest = JSON.readTree(entries.get("manifest.json"));
        assertThat(manifest.get("size").asLong()).isEqualTo(before);
        assertThat(manifest.get("facts").asLong()).isEqualTo(before);
        assertThat(entries.get("leaves.bin")).hasSize((int) before * 32);
        assertThat(facts(entries)).isEqualTo(before);
        assertThat(JSON.readTree(entries.get("figures.json")).get("position").asLong())
                .isEqualTo(before);
    }

    @Test
    @Order(3)
    void aYearWithoutFactsHasNoneButWhatThingsAreCalled() throws IOException {
        var written = new ByteArrayOutputStream();
        export(new FiscalYear(1999), null, export -> export.write(written));
        var entries = unpacked(written.toByteArray());
        var manifest = JSON.readTree(entries.get("manifest.json"));
        assertThat(manifest.at("/scope/fiscalYear").asInt()).isEqualTo(1999);
        assertThat(manifest.get("facts").asLong()).isEqualTo(facts(entries)).isLessThan(HALF);
        assertThat(JSON.readTree(entries.get("figures.json")).get("figures")).isEmpty();
    }

    /** It may have been described long after its first line, or not yet. */
    @Test
    @Order(3)
    void aUnitMayBeYoungerThanItsLines() throws IOException {
        var line = LineId.of("2022:YOUNG");
        var day = LocalDate.of(2022, 1, 1);
        var unit = new UnitCode("035999");
        var from = LocalDate.of(2099, 1, 1);
        awaitSeal(
                record(
                        List.of(
                                new UnitDescribed(unit, from, "新单位", null, null),
                                new LineOpened(line, day, Described.basic(unit)),
                                new Appropriated(line, day, new Money(100), null, null))));
        var written = new ByteArrayOutputStream();
        export(null, unit.value(), export -> export.write(written));
        var entries = unpacked(written.toByteArray());
        var figures = JSON.readTree(entries.get("figures.json")).get("figures");
        assertThat(figures.valueStream().map(it -> it.get("key").asString()))
                .containsOnly(unit.value());
        assertThat(new String(entries.get("events.bin"), StandardCharsets.UTF_8))
                .contains(line.toString())
                .doesNotContain("035001-2080101-B-30101-50101");
    }

    @Test
    @Order(4)
    void twoAreMadeAtATimeAndTheThirdIsToldSo() throws IOException {
        export(null, null, _ -> export(null, null, _ -> refusesAnother(2)));
        assertThat(get("admin", "/audit/export").statusCode()).isEqualTo(200);
    }

    private void refusesAnother(int under) {
        var another = get("admin", "/audit/export");
        assertThat(another.statusCode()).isEqualTo(503);
        assertThat(another.headers().firstValue("Retry-After")).isPresent();
        assertThat(json(another).get("code").asString()).isEqualTo("TOO_MANY_EXPORTS");
        assertThat(json(another).get("detail").asString()).contains(Integer.toString(under));
    }

    /** They hold nothing of the database, only a file each. */
    @Test
    @Order(4)
    void slowClientsKeepNobodyFromMakingOne() throws IOException {
        slow(
                7,
                () -> {
                    var another = get("admin", "/audit/export");
                    assertThat(another.statusCode()).isEqualTo(200);
                    assertThat(another.headers().firstValue("Content-Length")).isPresent();
                });
        slow(8, () -> refusesAnother(8));
    }

    private void slow(int many, Runnable meanwhile) throws IOException {
        if (many == 0) {
            meanwhile.run();
        } else {
            exports.send(AUDITOR, null, null, _ -> slow(many - 1, meanwhile));
        }
    }

    @Test
    @Order(6)
    void thereIsNoneThatCannotBeSigned() throws IOException {
        var key = sealer.folder().path().resolve("signing-key.pem");
        var aside = Files.move(key, key.resolveSibling("aside"));
        try {
            isSaidToBeNone(503, "SEAL_KEY_NOT_HERE");
            Files.writeString(key, "no key");
            isSaidToBeNone(503, "SEAL_KEY_NOT_HERE");
        } finally {
            Files.move(aside, key, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(get("auditor", "/audit/export").statusCode()).isEqualTo(200);
    }

    /** It breaks in the middle, when its beginning would have been sent long ago. */
    @Test
    @Order(7)
    void oneThatCannotBeMadeIsSaidToBeNone() {
        JdbcClient.create(TestDatabase.owner(access))
                .sql("DELETE FROM seal.part WHERE level = 0 AND tile = 0")
                .update();
        isSaidToBeNone(409, "SEAL_HASHES_LOST");
    }

    private void isSaidToBeNone(int status, String code) {
        var answer = get("auditor", "/audit/export");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("code").asString()).isEqualTo(code);
        assertThat(json(answer).get("detail").asString()).doesNotContain(code);
        assertThat(answer.headers().firstValue("Content-Disposition")).isEmpty();
    }

    /** Whoever goes away in the middle keeps nobody waiting, and nothing of his can be opened. */
    @Test
    @Order(5)
    void oneThatBreaksOffIsNoExport() {
        for (var time = 0; time < 5; time++) {
            var written = new ByteArrayOutputStream();
            assertThatThrownBy(
                            () -> export(null, null, export -> export.write(new Broken(written))))
                    .isInstanceOf(IOException.class);
            assertThat(new String(written.toByteArray(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("manifest.json", "PK\5\6");
        }
        assertThat(get("auditor", "/audit/export").statusCode()).isEqualTo(200);
    }

    /** A client that is gone after some thousand bytes. */
    private static final class Broken extends OutputStream {
        private static final int MOST = 5_000;
        private final ByteArrayOutputStream out;

        Broken(ByteArrayOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            if (out.size() > MOST) {
                throw new IOException("gone");
            }
            out.write(one);
        }
    }

    private static long facts(Map<String, byte[]> entries) {
        var events = ByteBuffer.wrap(entries.get("events.bin"));
        var count = 0L;
        for (; events.hasRemaining(); count++) {
            var length = events.getInt();
            events.position(events.position() + length);
        }
        return count;
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        var entries = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }
}
