package budgettrail.verifier;

import budgettrail.seal.Checkpoint;
import budgettrail.seal.Frontier;
import budgettrail.seal.Hash;
import budgettrail.seal.Hasher;
import budgettrail.seal.VerifierKey;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether the facts are those that were sealed: every leaf is hashed again, and the tree grown from
 * the hashes has the root of every head when it is as large.
 */
final class SealCheck {
    private final Archive archive;
    private final VerifierKey key;
    private final Manifest manifest;
    private final Given given;
    private final List<Checkpoint> others;
    private final Report report;
    private final Hasher hasher = new Hasher();
    private final Frontier frontier = new Frontier();
    private int nextOther;
    private @Nullable Checkpoint head;
    private long lastHead;
    private long heads;
    private long lastGood;
    private boolean departed;

    /**
     * @param given heads and receipts that came another way
     */
    SealCheck(Archive archive, VerifierKey key, Manifest manifest, Given given, Report report) {
        this.archive = archive;
        this.key = key;
        this.manifest = manifest;
        this.given = given;
        this.others =
                given.heads().stream().sorted(Comparator.comparingLong(Checkpoint::size)).toList();
        this.report = report;
    }

    /** How many heads of the export were met. */
    long check() throws IOException {
        if (archive.size(Part.LEAVES) != manifest.size() * Hash.BYTES) {
            report.fault(Words.LEAVES_SIZE, archive.size(Part.LEAVES), manifest.size());
            return 0;
        }
        try (var hashes = new DataInputStream(archive.open(Part.LEAVES));
                var events = new Events(archive.open(Part.EVENTS));
                var noted = archive.open(Part.HEADS)) {
            var all = new Heads(noted, key);
            advance(all);
            var facts = new Facts(events);
            var bytes = new byte[Hash.BYTES];
            for (var position = 1L; position <= manifest.size(); position++) {
                hashes.readFully(bytes);
                var sealed = Hash.of(bytes);
                facts.meet(position, sealed);
                compareReceipts(position, sealed);
                frontier.add(sealed);
                meet(all, position);
            }
            facts.end();
            end();
        }
        return heads;
    }

    private void advance(Heads all) throws IOException {
        try {
            head = all.next();
            if (head != null && head.size() <= lastHead) {
                report.fault(Words.HEADS_ORDER, head.size(), lastHead);
                head = null;
            }
        } catch (Malformed e) {
            report.fault(Words.HEAD_MALFORMED, lastHead, e.what());
            head = null;
        }
    }

    private void meet(Heads all, long position) throws IOException {
        if (head != null && head.size() == position) {
            compare(head);
            heads++;
            lastHead = position;
            advance(all);
        }
        for (; nextOther < others.size() && others.get(nextOther).size() <= position; nextOther++) {
            var other = others.get(nextOther);
            if (other.size() == position && !frontier.root().equals(other.root())) {
                report.faultAt(position, Words.OTHER_ROOT_GIVEN, position);
            }
        }
    }

    private void compareReceipts(long position, Hash sealed) {
        if (given.leaves(position).stream().anyMatch(leaf -> !leaf.equals(sealed))) {
            report.faultAt(position, Words.OTHER_FACT_GIVEN);
        }
    }

    /** After the first root that differs, every later one does. */
    private void compare(Checkpoint sealed) {
        if (frontier.root().equals(sealed.root())) {
            lastGood = sealed.size();
        } else if (!departed) {
            departed = true;
            report.faultAt(lastGood + 1, Words.OTHER_ROOT, sealed.size(), lastGood);
        }
    }

    private void end() {
        if (head != null) {
            report.fault(Words.HEAD_BEYOND, head.size(), manifest.size());
        }
        if (lastHead != manifest.size()) {
            report.fault(Words.NO_NEWEST_HEAD, manifest.size(), lastHead);
        }
        if (!frontier.root().equals(manifest.root())) {
            report.fault(Words.MANIFEST_ROOT);
        }
        for (var other : others) {
            if (other.size() > manifest.size()) {
                report.fault(Words.HEAD_NEWER, other.size(), manifest.size());
            }
        }
    }

    /** The facts of the export beside the hashes of all. */
    private final class Facts {
        private final Events events;
        private byte @Nullable [] leaf;
        private long position;
        private long count;
        private boolean broken;

        Facts(Events events) throws IOException {
            this.events = events;
            next();
        }

        /** The next one in its place; those out of place are told and passed over. */
        private void next() throws IOException {
            try {
                for (leaf = events.next(); leaf != null; leaf = events.next()) {
                    count++;
                    var named = StoredFact.positionOf(leaf);
                    if (named > position && named <= manifest.size()) {
                        position = named;
                        return;
                    }
                    report.faultAt(position + 1, Words.POSITION_ORDER, named, position);
                }
            } catch (Malformed e) {
                report.faultAt(position + 1, Words.EVENTS_MALFORMED, position, e.what());
                leaf = null;
                broken = true;
            }
        }

        void meet(long at, Hash sealed) throws IOException {
            var here = leaf;
            if (here != null && position == at) {
                if (!hasher.leaf(here).equals(sealed)) {
                    report.faultAt(at, Words.OTHER_BYTES);
                }
                next();
            } else if (manifest.whole() && !broken) {
                report.faultAt(at, Words.NOT_THERE);
            }
        }

        void end() {
            if (count != manifest.facts() && !broken) {
                report.fault(Words.FACTS_COUNT, count, manifest.facts());
            }
        }
    }
}
