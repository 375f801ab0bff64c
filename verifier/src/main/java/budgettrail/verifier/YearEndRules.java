package budgettrail.verifier;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The balance is split wholly, and what is carried forward arrives. */
record YearEndRules(Book book) {
    private static final Set<String> PORTION = Set.of("origin", "amount");

    void close(LineFact fact, Line line) throws Malformed {
        var carried = 0L;
        for (var each : fact.members().list("carriedForward")) {
            var portion = Members.of(each).exactly(PORTION);
            book.positive(fact, portion.fen("amount"));
            carried = Math.addExact(carried, portion.fen("amount"));
            line.leaving.merge(portion.text("origin"), portion.fen("amount"), Math::addExact);
        }
        var lapsed = fact.members().fen("lapsed");
        if (lapsed < 0 || Math.addExact(carried, lapsed) != line.balance()) {
            book.fault(
                    fact,
                    Words.CLOSING_NOT_BALANCED,
                    Yuan.of(carried),
                    Yuan.of(lapsed),
                    Yuan.of(line.balance()));
        }
        if (carried < line.committed()) {
            book.fault(
                    fact, Words.CONTRACTS_NOT_COVERED, Yuan.of(carried), Yuan.of(line.committed()));
        }
        if (line.pending() != 0
                || line.contracts.values().stream().anyMatch(it -> it.waiting != 0)) {
            book.fault(fact, Words.CLOSED_WITH_PENDING, line.id);
        }
        line.closed = true;
    }

    void carryIn(LineFact fact, Line line) throws Malformed {
        book.positive(fact, fact.fen());
        line.carriedIn = Math.addExact(line.carriedIn, fact.fen());
        var from = from(fact, line);
        if (from != null) {
            var left = from.leaving.remove(fact.text("origin"));
            if (left == null || left != fact.fen()) {
                book.fault(fact, Words.CARRIED_OTHERWISE, from.id, Yuan.of(fact.fen()));
            }
        }
    }

    void reopen(LineFact fact, Line line) throws Malformed {
        var from = from(fact, line);
        if (from != null) {
            var contract = from.contracts.get(fact.text("commitment"));
            if (contract == null || contract.left != fact.fen()) {
                book.fault(fact, Words.REOPENED_OTHERWISE, fact.text("commitment"), from.id);
            }
        }
    }

    /** The same line in the year before, if it is in the export. */
    private @Nullable Line from(LineFact fact, Line line) throws Malformed {
        var id = fact.text("from");
        var from = book.find(id);
        var isYearBefore = id.equals((line.year - 1) + ":" + line.name());
        if (!isYearBefore
                || from == null && book.manifest.whole()
                || from != null && !from.closed) {
            book.fault(fact, Words.CARRIED_FROM_NOWHERE, id, line.id);
        }
        return from;
    }

    /** Of the whole log, nothing is on its way for ever. */
    void end() {
        if (book.manifest.whole()) {
            for (var line : book.lines.values()) {
                if (!line.leaving.isEmpty()) {
                    book.report.fault(Words.NEVER_ARRIVED, line.id);
                }
            }
        }
    }
}
