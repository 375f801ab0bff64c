package budgettrail.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the figures that the product shows are those that its facts add up to, exactly. */
record FiguresCheck(Map<Scope, Totals> totals, Report report) {
    private static final Set<String> FILE = Set.of("format", "position");
    private static final Set<String> ROW =
            Set.of(
                    "fiscalYear",
                    "asOf",
                    "level",
                    "key",
                    "initialFen",
                    "adjustedFen",
                    "disbursedFen",
                    "adjustmentsFen",
                    "execution",
                    "adjustment",
                    "carryOver");
    private static final Set<String> RATE = Set.of("none", "numerator", "denominator", "percent");
    private static final Pattern FEN = Pattern.compile("-?[0-9]{1,40}");

    void check(InputStream in, long position) throws IOException {
        var seen = new HashSet<Scope>();
        try {
            var file = Json.around("figures", in, row -> row(row.exactly(ROW), seen)).exactly(FILE);
            if (file.number("format") != 1 || file.number("position") != position) {
                report.fault(Words.FIGURES_OF_ANOTHER, file.number("position"), position);
            }
        } catch (Malformed e) {
            report.fault(Words.FIGURES_MALFORMED, e.what());
            return;
        }
        for (var scope : totals.keySet()) {
            if (!seen.contains(scope)) {
                report.fault(Words.FIGURES_MISSING, scope);
            }
        }
    }

    private void row(Members row, Set<Scope> seen) throws Malformed {
        var year = (int) row.number("fiscalYear");
        var scope = new Scope(year, row.text("level"), row.text("key"));
        var own = totals.get(scope);
        if (own == null || !seen.add(scope) || !row.text("asOf").equals(year + "-12-31")) {
            report.fault(Words.FIGURES_OF_NOTHING, scope);
            return;
        }
        compare(scope, "initial", own.initial, row.text("initialFen"));
        compare(scope, "adjusted", own.adjusted, row.text("adjustedFen"));
        compare(scope, "disbursed", own.disbursed, row.text("disbursedFen"));
        compare(scope, "adjustments", own.adjustments, row.text("adjustmentsFen"));
        compare(scope, "execution", own.execution(), row.object("execution"));
        compare(scope, "adjustment", own.adjustment(), row.object("adjustment"));
        compare(scope, "carryOver", own.carryOver(), row.object("carryOver"));
    }

    private void compare(Scope scope, String figure, BigInteger own, String theirs)
            throws Malformed {
        if (!own.equals(fen(theirs))) {
            report.fault(Words.OTHER_FIGURE, scope, figure, own, theirs);
        }
    }

    /** Unrounded; and then as it is shown. */
    private void compare(Scope scope, String figure, Fraction own, Members rate) throws Malformed {
        rate.exactly(RATE);
        var none = rate.maybe("none");
        var same =
                none == null
                        ? own.equalTo(fen(rate.text("numerator")), fen(rate.text("denominator")))
                        : own.none().equals(none);
        if (!same || !own.shown().equals(rate.text("percent"))) {
            var theirs =
                    none == null ? rate.text("numerator") + "/" + rate.text("denominator") : none;
            report.fault(
                    Words.OTHER_FIGURE,
                    scope,
                    figure,
                    own.part() + "/" + own.whole() + " = " + own.shown(),
                    theirs + " = " + rate.text("percent"));
        }
    }

    private static BigInteger fen(String text) throws Malformed {
        if (!FEN.matcher(text).matches()) {
            throw new Malformed("a sum of fen is none");
        }
        return new BigInteger(text);
    }
}
