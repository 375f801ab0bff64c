package budgettrail.journey;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures as somebody adds them up on paper: the rows of the log up to a position, and of them
 * what counts on a day, by the rules of the domain. It knows neither postings nor measures, and
 * takes adjustments by their names.
 */
final class PaperFold {
    private final LocalDate asOf;
    private final List<RawFact> known;
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, Described> described = new TreeMap<>();

    /** What a line is for on the day. */
    record Described(int year, String unit, @Nullable String project) {}

    /** A leg of an adjustment. */
    private record Leg(String name, BigInteger signed, boolean exempt) {}

    PaperFold(List<RawFact> log, long position, LocalDate asOf) {
        this.asOf = asOf;
        this.known = log.stream().filter(it -> it.position() <= position).toList();
        readUnits();
        readLines();
    }

    private boolean counts(RawFact fact) {
        return !fact.effective().isAfter(asOf);
    }

    /** Of several descriptions, the one of the latest day counts; of one day, the last recorded. */
    private void readUnits() {
        var since = new HashMap<String, LocalDate>();
        for (var fact : known) {
            if (fact.type().equals("reference.unit-described") && counts(fact)) {
                var unit = fact.text("unit");
                if (!fact.effective().isBefore(since.getOrDefault(unit, LocalDate.MIN))) {
                    since.put(unit, fact.effective());
                    parents.put(unit, fact.text("parent"));
                }
            }
        }
    }

    private void readLines() {
        var all = new LinkedHashMap<String, TreeMap<LocalDate, Described>>();
        for (var fact : known) {
            switch (fact.type()) {
                case "line.opened", "line.described" ->
                        all.computeIfAbsent(fact.line(), _ -> new TreeMap<>())
                                .put(fact.effective(), described(fact));
                case "line.appropriated", "line.carried-in" -> {
                    // Such money counts from 1 January, and so the line is there from then.
                    var days = all.get(fact.line());
                    days.putIfAbsent(newYear(fact), days.firstEntry().getValue());
                }
                default -> {} // Says nothing of what the line is for.
            }
        }
        all.forEach(
                (line, days) -> {
                    var last = days.floorEntry(asOf);
                    if (last != null) {
                        described.put(line, last.getValue());
                    }
                });
    }

    private static Described described(RawFact fact) {
        var is = fact.members().path("description");
        var project = is.path("project");
        return new Described(
                fact.year(),
                is.path("unit").asString(),
                project.isNull() ? null : project.asString());
    }

    private static LocalDate newYear(RawFact fact) {
        return LocalDate.of(fact.year(), 1, 1);
    }

    /** The lines of a year that are there on the day, and are like this. */
    Set<String> lines(int year, BiPredicate<String, Described> like) {
        return described.entrySet().stream()
                .filter(it -> it.getValue().year() == year)
                .filter(it -> like.test(it.getKey(), it.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Whether a unit is another one, or somewhere below it. */
    boolean below(String unit, String top) {
        var seen = new HashSet<String>();
        for (var step = unit; step != null && seen.add(step); step = parents.get(step)) {
            if (step.equals(top)) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is under no other. */
    boolean topmost(String unit) {
        return parents.get(unit) == null;
    }

    /** Every figure of a group of lines, by its name. */
    Map<String, BigInteger> figures(Set<String> lines) {
        var initial = sum(lines, _ -> true, "line.appropriated");
        var carriedIn = sum(lines, _ -> true, "line.carried-in");
        var legs = legs(lines);
        var counted = legs.stream().filter(it -> !it.exempt()).toList();
        var disbursed =
                sum(lines, _ -> true, "line.disbursement-recorded", "line.disbursement-paid")
                        .subtract(
                                sum(
                                        lines,
                                        _ -> true,
                                        "line.disbursement-reversed",
                                        "line.disbursement-refunded"));
        var adjusted = initial.add(carriedIn).add(net(legs));
        var commitments = commitments(lines);
        var pending = pending(lines);
        var balance = adjusted.subtract(disbursed);
        return Map.ofEntries(
                Map.entry("INITIAL", initial),
                Map.entry("CARRIED_IN", carriedIn),
                Map.entry("ADJUSTED", adjusted),
                Map.entry("DISBURSED", disbursed),
                Map.entry("COMMITMENTS", commitments),
                Map.entry("PENDING", pending),
                Map.entry("BALANCE", balance),
                Map.entry("AVAILABLE", balance.subtract(commitments).subtract(pending)),
                Map.entry("GROSS_ALL", gross(legs, _ -> true)),
                Map.entry("GROSS", gross(legs, it -> !it.exempt())),
                Map.entry("NET_ALL", net(legs)),
                Map.entry("NET", net(counted)),
                Map.entry("CARRIED_FORWARD", closed(lines, true)),
                Map.entry("LAPSED", closed(lines, false)),
                Map.entry(
                        "NOT_CLOSED",
                        balance.subtract(closed(lines, true)).subtract(closed(lines, false))));
    }

    /** The opening budget and what was carried in count from 1 January whenever they are said. */
    private boolean onItsDay(RawFact fact) {
        return switch (fact.type()) {
            case "line.appropriated", "line.carried-in" -> !newYear(fact).isAfter(asOf);
            default -> counts(fact);
        };
    }

    private BigInteger sum(Set<String> lines, Predicate<RawFact> which, String... types) {
        return facts(lines, which, types)
                .map(RawFact::fen)
                .reduce(BigInteger.ZERO, BigInteger::add);
    }

    private Stream<RawFact> facts(Set<String> lines, Predicate<RawFact> which, String... types) {
        return known.stream()
                .filter(it -> List.of(types).contains(it.type()))
                .filter(it -> lines.contains(it.line()) && onItsDay(it) && which.test(it));
    }

    /** K: committed − paid against it − released. */
    private BigInteger commitments(Set<String> lines) {
        Predicate<RawFact> under = it -> it.text("commitment") != null;
        var revised =
                facts(lines, _ -> true, "line.commitment-revised")
                        .map(it -> RawFact.fen(it.members().path("change")))
                        .reduce(BigInteger.ZERO, BigInteger::add);
        return sum(lines, _ -> true, "line.commitment-placed", "line.commitment-reopened")
                .add(revised)
                .subtract(sum(lines, _ -> true, "line.commitment-released"))
                .subtract(sum(lines, under, "line.disbursement-recorded", "line.disbursement-paid"))
                .add(sum(lines, under, "line.disbursement-reversed"));
    }

    /** Q: asked for without a contract and not settled, and frozen. */
    private BigInteger pending(Set<String> lines) {
        Predicate<RawFact> alone = it -> it.text("commitment") == null;
        return sum(lines, alone, "line.disbursement-requested")
                .subtract(
                        sum(
                                lines,
                                alone,
                                "line.disbursement-rejected",
                                "line.disbursement-withdrawn",
                                "line.disbursement-paid"))
                .add(sum(lines, _ -> true, "line.frozen"))
                .subtract(sum(lines, _ -> true, "line.unfrozen"));
    }

    private BigInteger closed(Set<String> lines, boolean forward) {
        var sum = BigInteger.ZERO;
        for (var fact : facts(lines, _ -> true, "line.closed").toList()) {
            if (forward) {
                for (var portion : fact.members().path("carriedForward")) {
                    sum = sum.add(RawFact.fen(portion.path("amount")));
                }
            } else {
                sum = sum.add(RawFact.fen(fact.members().path("lapsed")));
            }
        }
        return sum;
    }

    /**
     * The adjustments of the lines, in the order they were recorded. An exemption counts from the
     * day of its adjustment, once it is known, until it is known to be withdrawn.
     */
    private List<Leg> legs(Set<String> lines) {
        var exempt = new HashSet<String>();
        for (var fact : known) {
            var leg = fact.line() + " " + fact.text("adjustment");
            switch (fact.type()) {
                case "line.exemption-granted" -> exempt.add(leg);
                case "line.exemption-withdrawn" -> exempt.remove(leg);
                default -> {} // Exempts nothing.
            }
        }
        var legs = new ArrayList<Leg>();
        facts(
                        lines,
                        _ -> true,
                        "line.supplemented",
                        "line.reduced",
                        "line.transferred-out",
                        "line.transferred-in")
                .forEach(fact -> legs.add(leg(fact, exempt)));
        return legs;
    }

    private static Leg leg(RawFact fact, Set<String> exempt) {
        var takes = Set.of("line.reduced", "line.transferred-out").contains(fact.type());
        var name = fact.text("adjustment");
        return new Leg(
                name,
                takes ? fact.fen().negate() : fact.fen(),
                exempt.contains(fact.line() + " " + name));
    }

    private static BigInteger net(List<Leg> legs) {
        return legs.stream().map(Leg::signed).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /**
     * By name: a virement whose two lines are in the group is one adjustment, as its first leg is.
     */
    private static BigInteger gross(List<Leg> legs, Predicate<Leg> which) {
        var adjustments = new HashMap<String, Leg>();
        legs.forEach(it -> adjustments.putIfAbsent(it.name(), it));
        return adjustments.values().stream()
                .filter(which)
                .map(it -> it.signed().abs())
                .reduce(BigInteger.ZERO, BigInteger::add);
    }
}
