package budgettrail.query.export;

import budgettrail.log.seal.SealedMoment;
import budgettrail.seal.FileStatement;
import budgettrail.seal.VerifierKey;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;

/**
 * One export: everything is of one head. Facts and hashes pass through one by one; only the figures
 * are gathered first, for they may not be ready.
 *
 * @param by who asked for it
 */
record Export(
        SealedMoment moment,
        VerifierKey key,
        ExportScope scope,
        ExportFigures figures,
        Instant created,
        String by) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String MANIFEST = "manifest.json";
    private static final String OF_EVERY_NAME = "budget-trail-";

    /** {@code budget-trail-0123456789ab-2022-1234.zip}: whose log, what of it, up to where. */
    String fileName() {
        var origin = origin();
        var own =
                origin.startsWith(OF_EVERY_NAME)
                        ? origin.substring(OF_EVERY_NAME.length())
                        : origin;
        return OF_EVERY_NAME
                + own.replaceAll("[^0-9A-Za-z-]", "_")
                + "-"
                + scope.name()
                + "-"
                + moment.head().size()
                + ".zip";
    }

    private String origin() {
        return moment.head().checkpoint().origin();
    }

    /** The manifest comes last: it says what all the others are. */
    void write(OutputStream out) throws IOException {
        var zip = new ExportZip(out, created);
        zip.add("key.txt", entry -> entry.write(utf8(key + "\n")));
        zip.add("heads.txt", this::heads);
        zip.addHashes("leaves.bin", entry -> moment.hashes(hash -> entry.write(hash.bytes())));
        var facts = new AtomicLong();
        zip.add("events.bin", entry -> facts(entry, facts));
        zip.add("figures.json", entry -> entry.write(JSON.writeValueAsBytes(figures)));
        var manifest = JSON.writeValueAsBytes(manifest(zip, facts.get()));
        zip.add(MANIFEST, entry -> entry.write(manifest));
        var sha256 = zip.written().getLast().sha256();
        var note =
                moment.sign(new FileStatement(origin(), MANIFEST, sha256))
                        .orElseThrow(() -> new IOException("The key of the log is gone"));
        zip.add("manifest.sig", entry -> entry.write(utf8(note.toString())));
        zip.finish();
    }

    /** Parted by an empty line, as the witness keeps them. */
    private void heads(OutputStream entry) throws IOException {
        moment.heads(note -> entry.write(utf8(note + "\n")));
    }

    private void facts(OutputStream entry, AtomicLong count) throws IOException {
        moment.leaves(
                (stream, leaf) -> {
                    if (scope.holds(stream)) {
                        entry.write(ByteBuffer.allocate(Integer.BYTES).putInt(leaf.length).array());
                        entry.write(leaf);
                        count.incrementAndGet();
                    }
                });
    }

    private ExportManifest manifest(ExportZip zip, long facts) {
        var head = moment.head().checkpoint();
        return new ExportManifest(
                ExportManifest.FORMAT,
                head.origin(),
                ExportManifest.Scope.of(scope),
                head.size(),
                head.root().base64(),
                facts,
                created,
                by,
                zip.written());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
