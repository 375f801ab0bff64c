package budgettrail.verifier;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What has been added up of one line, in fen. */
final class Line {
    private static final Pattern ID = Pattern.compile("[0-9]{4}:.+");

    final String id;
    final int year;

    /** As it was described last, by the day it counts from. */
    String unit = "";

    String fund = "";
    @Nullable String project;
    LocalDate described = LocalDate.MIN;
    final Set<String> units = new HashSet<>();

    boolean appropriated;
    boolean closed;
    boolean overspent;
    long initial;
    long carriedIn;
    long adjustments;
    long disbursed;

    /** Asked for without a contract. */
    long waiting;

    long frozen;
    final Map<String, Contract> contracts = new HashMap<>();

    /** What was carried forward and has not arrived yet, by origin. */
    final Map<String, Long> leaving = new TreeMap<>();

    /** Of a contract. */
    static final class Contract {
        long left;

        /** Asked for under it, and so not to be asked for again. */
        long waiting;
    }

    Line(String id) throws Malformed {
        if (!ID.matcher(id).matches()) {
            throw new Malformed("its line is none");
        }
        this.id = id;
        this.year = Integer.parseInt(id.substring(0, id.indexOf(':')));
    }

    /** B. */
    long adjusted() {
        return Math.addExact(Math.addExact(initial, carriedIn), adjustments);
    }

    /** B − P. */
    long balance() {
        return Math.subtractExact(adjusted(), disbursed);
    }

    /** K. */
    long committed() {
        return contracts.values().stream().mapToLong(it -> it.left).reduce(0, Math::addExact);
    }

    /** Q. */
    long pending() {
        return Math.addExact(waiting, frozen);
    }

    long available() {
        return Math.subtractExact(Math.subtractExact(balance(), committed()), pending());
    }

    String name() {
        return id.substring(id.indexOf(':') + 1);
    }
}
