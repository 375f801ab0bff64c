package budgettrail.access;

import static budgettrail.journey.SampleYear.UNIT;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import budgettrail.journey.Dataset;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can only be known of the sample year by whoever sees more than the one unit. */
final class OtherUnits {
    /** Shorter names are words that anybody may write. */
    private static final int SHORTEST_NAME = 6;

    /** Smaller amounts may be the own unit's as well. */
    private static final BigDecimal LEAST = new BigDecimal(1_000_000);

    /** That of 1,234.56, not of a rate. */
    private static final int SHORTEST_FIGURE = 7;

    private static final String WHOLE_YUAN = ".00";

    /** What hashes of strings multiply by, to the power of {@link #SHORTEST_NAME}. */
    private static final int POWER = 31 * 31 * 31 * 31 * 31 * 31;

    private static final int SIEVE = 1 << 16;

    private final Set<String> names;

    /** How long they are, by the hash of how they begin, so that a text is gone through once. */
    private final Map<Integer, Set<Integer>> lengths;

    /** Almost everything that is not in it begins no name. */
    private final BitSet sieve = new BitSet(SIEVE);

    private final Set<String> figures;
    private final int shortestFigure;

    private OtherUnits(Set<String> names, Set<String> figures) {
        this.names = names;
        this.lengths =
                names.stream()
                        .collect(
                                groupingBy(
                                        name -> name.substring(0, SHORTEST_NAME).hashCode(),
                                        mapping(String::length, toSet())));
        this.lengths.keySet().forEach(hash -> sieve.set(place(hash)));
        this.figures = figures;
        this.shortestFigure = figures.stream().mapToInt(String::length).min().orElseThrow();
    }

    static OtherUnits ofTheSample() {
        var names =
                Stream.of(units(), projects(), vouchers(), Stream.of("410702229900000000002"))
                        .flatMap(some -> some)
                        .filter(name -> name.length() >= SHORTEST_NAME)
                        .collect(Collectors.toCollection(TreeSet::new));
        var figures = Stream.concat(amounts(), Stream.of("96.65")).collect(Collectors.toSet());
        return new OtherUnits(names, figures);
    }

    /** Names anywhere, figures where a reader sees them: lengths of drawings are no figures. */
    List<String> in(String text) {
        var read = text.startsWith("<!") ? withoutTags(text) : text;
        return Stream.concat(namesIn(text).stream(), figuresIn(read).stream()).toList();
    }

    /** By the hash of the last characters, which goes along with the text. */
    private Set<String> namesIn(String text) {
        var found = new TreeSet<String>();
        var hash = 0;
        for (var end = 1; end <= text.length(); end++) {
            hash = 31 * hash + text.charAt(end - 1);
            var at = end - SHORTEST_NAME;
            if (at > 0) {
                hash -= POWER * text.charAt(at - 1);
            }
            if (at >= 0 && sieve.get(place(hash))) {
                for (var length : lengths.getOrDefault(hash, Set.of())) {
                    if (at + length <= text.length()) {
                        var word = text.substring(at, at + length);
                        if (names.contains(word)) {
                            found.add(word);
                        }
                    }
                }
            }
        }
        return found;
    }

    private static int place(int hash) {
        return (hash ^ hash >>> 16) & SIEVE - 1;
    }

    /** Of digits, and what may stand between them. */
    private Set<String> figuresIn(String text) {
        var found = new TreeSet<String>();
        var at = 0;
        while (at < text.length()) {
            var from = at;
            var past = at;
            while (at < text.length() && isPart(text.charAt(at), past > from)) {
                past = isDigit(text.charAt(at)) ? at + 1 : past;
                at++;
            }
            if (past - from >= shortestFigure) {
                addFigures(text.substring(from, past), found);
            }
            at = Math.max(at, from + 1);
        }
        return found;
    }

    private static boolean isPart(char one, boolean ofNumber) {
        return isDigit(one) || ofNumber && (one == '.' || one == ',');
    }

    private static boolean isDigit(char one) {
        return '0' <= one && one <= '9';
    }

    /** A comma may be within a figure, or between two of a file. */
    private void addFigures(String number, Set<String> found) {
        Stream.concat(Stream.of(number), Stream.of(number.split(",")))
                .filter(it -> figures.contains(it) || figures.contains(withoutFen(it)))
                .forEach(found::add);
    }

    private static String withoutFen(String number) {
        return number.endsWith(WHOLE_YUAN)
                ? number.substring(0, number.length() - WHOLE_YUAN.length())
                : number;
    }

    /** With a blank for each. */
    private static String withoutTags(String page) {
        var text = new StringBuilder(page.length());
        var from = 0;
        for (var tag = page.indexOf('<'); tag >= 0; tag = page.indexOf('<', from)) {
            var end = page.indexOf('>', tag);
            if (end < 0) {
                break;
            }
            text.append(page, from, tag).append(' ');
            from = end + 1;
        }
        return text.append(page, from, page.length()).toString();
    }

    private static Stream<String> units() {
        return rows("units").stream()
                .filter(row -> !UNIT.equals(row.get("code")))
                .flatMap(row -> Stream.of(row.get("code"), row.get("name_zh"), row.get("name_en")));
    }

    private static Stream<String> projects() {
        return rows("projects").stream()
                .filter(row -> !UNIT.equals(row.get("unit_code")))
                .flatMap(
                        row ->
                                Stream.of(
                                        row.get("project_code"),
                                        row.get("name_zh"),
                                        row.get("name_en")));
    }

    /** And contracts. */
    private static Stream<String> vouchers() {
        return rows("execution").stream()
                .filter(row -> !UNIT.equals(row.get("unit_code")))
                .flatMap(row -> Stream.of(row.get("voucher_no"), row.get("ref")))
                .filter(name -> name.startsWith("SYN-"));
    }

    private static Stream<String> amounts() {
        var lines = Dataset.oracle("expected_indicators");
        return lines.stream()
                .skip(1)
                .map(line -> Dataset.row(lines.getFirst(), line))
                .filter(row -> List.of("DEPARTMENT", "UNIT").contains(row.get("level")))
                .filter(row -> !UNIT.equals(row.get("key")))
                .flatMap(
                        row ->
                                Stream.of(
                                        row.get("initial_budget"),
                                        row.get("adjusted_budget"),
                                        row.get("disbursed"),
                                        row.get("carry_over")))
                .map(BigDecimal::new)
                .filter(amount -> amount.compareTo(LEAST) > 0)
                .flatMap(OtherUnits::written);
    }

    /** In yuan and 万元, as people, files and workbooks write it. */
    private static Stream<String> written(BigDecimal yuan) {
        var grouped = new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.ROOT));
        var wan = yuan.movePointLeft(4).setScale(2, RoundingMode.HALF_UP);
        return Stream.of(
                        yuan.toPlainString(),
                        yuan.stripTrailingZeros().toPlainString(),
                        grouped.format(yuan),
                        grouped.format(wan))
                .filter(text -> text.length() >= SHORTEST_FIGURE);
    }

    private static List<Map<String, String>> rows(String name) {
        var lines = new String(Dataset.sample(name), StandardCharsets.UTF_8).lines().toList();
        return lines.stream().skip(1).map(line -> Dataset.row(lines.getFirst(), line)).toList();
    }
}
