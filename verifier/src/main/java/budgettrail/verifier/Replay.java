package budgettrail.verifier;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads the facts once more, as what they mean: in order, whole, and each by the rules. */
final class Replay {
    private final Archive archive;
    private final Report report;
    private final Book book;
    private final LineRules rules;
    private final UnitTree units = new UnitTree();
    private final Map<String, Long> sequences = new HashMap<>();
    private long lastTime = Long.MIN_VALUE;

    Replay(Archive archive, Manifest manifest, Report report) {
        this.archive = archive;
        this.report = report;
        this.book = new Book(manifest, report);
        this.rules = new LineRules(book);
    }

    void run() throws IOException {
        try (var events = new Events(archive.open(Part.EVENTS))) {
            for (var leaf = events.next(); leaf != null; leaf = events.next()) {
                take(leaf);
            }
            var edges = rules.end();
            if (edges > 0) {
                report.say(Words.EDGES, edges);
            }
        } catch (Malformed e) {
            report.say(Words.REPLAY_CUT, e.what()); // Its place was told with the bytes.
        }
    }

    private void take(byte[] leaf) {
        try {
            var fact = StoredFact.of(leaf);
            checkOrder(fact);
            var members = FactShapes.read(fact.type(), fact.version(), fact.payload());
            checkColumns(fact, members);
            if (FactShapes.ofLine(fact.type())) {
                rules.take(new LineFact(fact, members));
            } else if (fact.type().equals("reference.unit-described")) {
                units.describe(members);
            }
        } catch (Malformed e) {
            report.faultAt(StoredFact.positionOf(leaf), Words.FACT_MALFORMED, e.what());
        }
    }

    private void checkOrder(StoredFact fact) {
        var expected = sequences.getOrDefault(fact.stream(), 0L);
        if (fact.sequence() != expected) {
            report.faultAt(
                    fact.position(), Words.SEQUENCE, fact.stream(), fact.sequence(), expected);
        }
        sequences.put(fact.stream(), fact.sequence() + 1);
        if (fact.recordedAt() < lastTime) {
            report.faultAt(fact.position(), Words.TIME_GOES_BACK);
        }
        lastTime = Math.max(lastTime, fact.recordedAt());
    }

    /** What is said twice is said alike. */
    private void checkColumns(StoredFact fact, Members members) throws Malformed {
        var metadata = Members.of(fact.metadata());
        var stream = FactShapes.ofLine(fact.type()) ? members.text("line") : named(fact, members);
        if (!fact.stream().equals(stream)) {
            report.faultAt(fact.position(), Words.OTHER_COLUMN, "stream");
        }
        if (!fact.effective().equals(members.day("effective"))) {
            report.faultAt(fact.position(), Words.OTHER_COLUMN, "effective");
        }
        if (!fact.actor().equals(metadata.text("actor"))) {
            report.faultAt(fact.position(), Words.OTHER_COLUMN, "actor");
        }
        if (fact.imported() != metadata.text("source").equals("IMPORT")) {
            report.faultAt(fact.position(), Words.OTHER_COLUMN, "imported");
        }
    }

    private static String named(StoredFact fact, Members members) throws Malformed {
        return switch (fact.type()) {
            case "reference.unit-described" -> "unit:" + members.text("unit");
            case "reference.project-described" -> "project:" + members.text("project");
            case "reference.function-code-described" -> "function:" + members.text("code");
            default -> "economic:" + members.text("scheme") + ":" + members.text("code");
        };
    }

    /** What every department, unit and project comes to. */
    Map<Scope, Totals> totals() {
        return AddingUp.of(book, units, report);
    }
}
