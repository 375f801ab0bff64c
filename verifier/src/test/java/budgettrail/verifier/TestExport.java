package budgettrail.verifier;

import budgettrail.seal.Checkpoint;
import budgettrail.seal.FileStatement;
import budgettrail.seal.Frontier;
import budgettrail.seal.Hash;
import budgettrail.seal.Hasher;
import budgettrail.seal.Nodes;
import budgettrail.seal.Receipt;
import budgettrail.seal.SigningKey;
import budgettrail.seal.Tree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** An export made by hand; every entry may be exchanged before it is packed and signed. */
final class TestExport {
    static final SigningKey KEY = SigningKey.generate("a-log");
    private static final int EVERY = 10;

    private final Map<String, byte[]> entries = new LinkedHashMap<>();
    private final List<byte[]> leaves;
    private final List<Hash> hashes = new ArrayList<>();
    private String scope = "{\"fiscalYear\":null,\"unit\":null}";
    private long facts;
    private Hash root;

    private TestExport(List<byte[]> leaves) {
        this.leaves = leaves;
    }

    /** Honestly sealed, whatever the log says; its figures are what it adds up to. */
    static TestExport of(TestLog log) {
        var export = new TestExport(log.leaves());
        var hasher = new Hasher();
        export.leaves.forEach(leaf -> export.hashes.add(hasher.leaf(leaf)));
        export.put("key.txt", KEY.verifier() + "\n")
                .heads(KEY, export.hashes)
                .leaves()
                .events(_ -> true);
        return export.put("figures.json", export.figures());
    }

    TestExport put(String name, byte[] bytes) {
        entries.put(name, bytes);
        return this;
    }

    TestExport put(String name, String text) {
        return put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] get(String name) {
        return entries.get(name);
    }

    String text(String name) {
        return new String(entries.get(name), StandardCharsets.UTF_8);
    }

    /** A head each ten facts, and the newest. */
    TestExport heads(SigningKey key, List<Hash> of) {
        var frontier = new Frontier();
        var heads = new StringBuilder();
        for (var hash : of) {
            frontier.add(hash);
            if (frontier.size() % EVERY == 0 || frontier.size() == of.size()) {
                var head = new Checkpoint("a-log", frontier.size(), frontier.root(), null);
                heads.append(key.sign(head.text())).append('\n');
            }
        }
        root = frontier.root();
        return put("heads.txt", heads.toString());
    }

    /** Of the fact at a position, under a head of so many. */
    Receipt receipt(int position, int size) {
        var hasher = new Hasher();
        var tree =
                new Tree(
                        new Nodes() {
                            @Override
                            public Hash at(int level, long index) {
                                return level == 0
                                        ? hashes.get((int) index)
                                        : hasher.node(
                                                at(level - 1, 2 * index),
                                                at(level - 1, 2 * index + 1));
                            }
                        });
        var head = new Checkpoint("a-log", size, tree.root(size), null);
        return new Receipt(
                leaves.get(position - 1),
                tree.inclusion(position - 1, size),
                KEY.sign(head.text()));
    }

    TestExport leaves() {
        var all = new ByteArrayOutputStream();
        hashes.forEach(hash -> all.writeBytes(hash.bytes()));
        return put("leaves.bin", all.toByteArray());
    }

    /** Those of some streams only. */
    TestExport events(Predicate<String> streams) {
        var events = new ByteArrayOutputStream();
        facts = 0;
        for (var leaf : leaves) {
            try {
                if (streams.test(StoredFact.of(leaf).stream())) {
                    events.writeBytes(ByteBuffer.allocate(4).putInt(leaf.length).array());
                    events.writeBytes(leaf);
                    facts++;
                }
            } catch (Malformed e) {
                throw new IllegalStateException(e);
            }
        }
        return put("events.bin", events.toByteArray());
    }

    TestExport scope(String json) {
        scope = json;
        return put("figures.json", figures());
    }

    /** Of the verifier's own making: that they are right is {@link AcceptedTest}'s. */
    private String figures() {
        try {
            var file = Files.createTempFile("export", ".zip");
            put("figures.json", "{}").write(file);
            try (var archive = Archive.open(file)) {
                var silent =
                        new Report(new PrintStream(PrintStream.nullOutputStream()), Language.EN);
                var replay = new Replay(archive, Manifest.of(get("manifest.json")), silent);
                replay.run();
                return "{\"format\":1,\"position\":%d,\"figures\":[%s]}"
                        .formatted(
                                leaves.size(),
                                replay.totals().entrySet().stream()
                                        .map(it -> row(it.getKey(), it.getValue()))
                                        .collect(Collectors.joining(",")));
            } finally {
                Files.delete(file);
            }
        } catch (IOException | Unusable | Malformed e) {
            throw new IllegalStateException(e);
        }
    }

    private static String row(Scope scope, Totals sums) {
        return ("{\"fiscalYear\":%d,\"asOf\":\"%d-12-31\",\"level\":\"%s\",\"key\":\"%s\",\"initialFen\":\"%s\","
                    + "\"adjustedFen\":\"%s\",\"disbursedFen\":\"%s\",\"adjustmentsFen\":\"%s\","
                    + "\"execution\":%s,\"adjustment\":%s,\"carryOver\":%s}")
                .formatted(
                        scope.year(),
                        scope.year(),
                        scope.level(),
                        scope.key(),
                        sums.initial,
                        sums.adjusted,
                        sums.disbursed,
                        sums.adjustments,
                        rate(sums.execution()),
                        rate(sums.adjustment()),
                        rate(sums.carryOver()));
    }

    private static String rate(Fraction rate) {
        return rate.none().isEmpty()
                ? "{\"none\":null,\"numerator\":\"%s\",\"denominator\":\"%s\",\"percent\":\"%s\"}"
                        .formatted(rate.part(), rate.whole(), rate.shown())
                : "{\"none\":\"%1$s\",\"numerator\":null,\"denominator\":null,\"percent\":\"%1$s\"}"
                        .formatted(rate.none());
    }

    /** Lists what is there. */
    String manifest() {
        return ("{\"format\":\"budget-trail-export/1\",\"origin\":\"a-log\",\"scope\":%s,\"size\":%d,\"root\":\"%s\","
                    + "\"facts\":%d,\"created\":\"2023-01-01T00:00:00Z\",\"by\":\"auditor\",\"entries\":[%s]}")
                .formatted(
                        scope,
                        leaves.size(),
                        root.base64(),
                        facts,
                        entries.entrySet().stream()
                                .filter(it -> !it.getKey().startsWith("manifest"))
                                .map(
                                        it ->
                                                "{\"name\":\"%s\",\"bytes\":%d,\"sha256\":\"%s\"}"
                                                        .formatted(
                                                                it.getKey(),
                                                                it.getValue().length,
                                                                sha256(it.getValue())))
                                .collect(Collectors.joining(",")));
    }

    /** With a manifest that fits, signed. */
    Path write(Path file) throws IOException {
        return write(file, manifest());
    }

    Path write(Path file, String manifest) throws IOException {
        put("manifest.json", manifest);
        var sha256 = sha256(manifest.getBytes(StandardCharsets.UTF_8));
        put(
                "manifest.sig",
                KEY.sign(new FileStatement("a-log", "manifest.json", sha256).text()).toString());
        return pack(file);
    }

    /** As it is. */
    Path pack(Path file) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
