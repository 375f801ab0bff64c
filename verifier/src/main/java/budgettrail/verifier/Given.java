package budgettrail.verifier;

import budgettrail.seal.Checkpoint;
import budgettrail.seal.Hash;
import budgettrail.seal.Hasher;
import budgettrail.seal.Receipt;
import budgettrail.seal.VerifierKey;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What came another way: signed heads, and receipts, each of a fact under the head in it. */
final class Given {
    private static final long LONGEST_RECEIPTS = 1 << 24;
    private static final Pattern EACH =
            Pattern.compile("^(?=" + Pattern.quote(Receipt.FIRST_LINE) + "$)", Pattern.MULTILINE);

    private final VerifierKey key;
    private final Report report;
    private final List<Checkpoint> heads = new ArrayList<>();
    private final Map<Long, List<Hash>> leaves = new HashMap<>();

    private Given(VerifierKey key, Report report) {
        this.key = key;
        this.report = report;
    }

    /** Tells of every receipt that does not hold. */
    static Given of(List<Path> files, VerifierKey key, Report report) throws Unusable, IOException {
        var given = new Given(key, report);
        for (var file : files) {
            given.takeHeads(file);
            given.takeReceipts(file);
        }
        return given;
    }

    /** Every head, those of receipts too. */
    List<Checkpoint> heads() {
        return heads;
    }

    /** What receipts say is the hash at a position. */
    List<Hash> leaves(long position) {
        return leaves.getOrDefault(position, List.of());
    }

    private void takeHeads(Path file) throws Unusable, IOException {
        var before = heads.size();
        try (var in = Files.newInputStream(file)) {
            var all = Heads.among(new BufferedInputStream(in), key);
            for (var head = all.next(); head != null; head = all.next()) {
                heads.add(head);
            }
        } catch (Malformed e) {
            throw new Unusable(Words.GIVEN_HEAD_MALFORMED, file, e.what());
        }
        if (heads.size() == before) {
            throw new Unusable(Words.GIVEN_HEAD_MALFORMED, file, "");
        }
    }

    private void takeReceipts(Path file) throws Unusable, IOException {
        for (var receipt : receipts(file)) {
            if (receipt.holds(key)) {
                leaves.computeIfAbsent(receipt.proof().leaf() + 1, _ -> new ArrayList<>())
                        .add(new Hasher().leaf(receipt.leaf()));
            } else {
                report.fault(Words.RECEIPT_BROKEN, file);
            }
        }
    }

    /** None if the file does not begin as a receipt does. */
    private static List<Receipt> receipts(Path file) throws Unusable, IOException {
        try (var in = Files.newInputStream(file)) {
            var first = Receipt.FIRST_LINE.getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(in.readNBytes(first.length), first)) {
                return List.of();
            }
        }
        if (Files.size(file) > LONGEST_RECEIPTS) {
            throw new Unusable(Words.GIVEN_RECEIPT_MALFORMED, file);
        }
        try {
            return EACH.splitAsStream(Files.readString(file))
                    .map(text -> Receipt.parse(text.strip() + "\n"))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new Unusable(Words.GIVEN_RECEIPT_MALFORMED, file);
        }
    }
}
