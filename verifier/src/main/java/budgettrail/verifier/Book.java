package budgettrail.verifier;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All lines, and what must be known across them. */
final class Book {
    final Manifest manifest;
    final Report report;
    final Map<String, Line> lines = new LinkedHashMap<>();

    /** By line and name. */
    final Map<String, Adjustment> adjustments = new LinkedHashMap<>();

    final Map<String, Payment> payments = new HashMap<>();
    private final Set<String> vouchers = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    Book(Manifest manifest, Report report) {
        this.manifest = manifest;
        this.report = report;
    }

    void fault(LineFact fact, Words words, Object... of) {
        report.faultAt(fact.position(), words, of);
    }

    /** A line of the export; null if it has none of this name. */
    @Nullable Line find(@Nullable String id) {
        return id == null ? null : lines.get(id);
    }

    /** A voucher number of a unit and year. */
    static String voucher(LineFact fact, Line line) throws Malformed {
        return fact.text("unit") + " " + line.year + " " + fact.text("voucher");
    }

    void takeVoucher(LineFact fact, Line line) throws Malformed {
        if (!line.units.contains(fact.text("unit"))) {
            fault(fact, Words.OTHER_UNIT, fact.text("unit"), line.id);
        }
        if (!vouchers.add(voucher(fact, line))) {
            fault(fact, Words.VOUCHER_TAKEN, voucher(fact, line));
        }
    }

    void freeVoucher(String voucher) {
        vouchers.remove(voucher);
    }

    /** Names of payments, refunds, adjustments and contracts are given once. */
    void takeName(LineFact fact, String what, String name) {
        if (!names.add(what + " " + name)) {
            fault(fact, Words.NAME_TAKEN, name);
        }
    }

    void positive(LineFact fact, long fen) {
        amount(fact, fen, fen > 0);
    }

    void notNegative(LineFact fact, long fen) {
        amount(fact, fen, fen >= 0);
    }

    private void amount(LineFact fact, long fen, boolean good) {
        if (!good) {
            fault(fact, Words.NOT_POSITIVE, Yuan.of(fen));
        }
    }
}
