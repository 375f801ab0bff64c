package budgettrail.access;

import static budgettrail.journey.SampleYear.UNIT;
import static java.util.stream.Collectors.groupingBy;

import budgettrail.journey.Dataset;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

    private static final Pattern TAGS = Pattern.compile("<[^>]*>");

    /** Digits, and what may stand between them. */
    private static final Pattern NUMBER = Pattern.compile("[0-9](?:[0-9.,]*[0-9])?");

    private static final Pattern WHOLE_YUAN = Pattern.compile("\\.00$");

    /** By how they begin, so that a text is gone through once. */
    private final Map<String, List<String>> names;

    private final Set<String> figures;

    private OtherUnits(Set<String> names, Set<String> figures) {
        this.names = names.stream().collect(groupingBy(name -> beginning(name, 0)));
        this.figures = figures;
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
        var read = text.startsWith("<!") ? TAGS.matcher(text).replaceAll(" ") : text;
        return Stream.concat(namesIn(text), figuresIn(read)).toList();
    }

    private Stream<String> namesIn(String text) {
        var found = new TreeSet<String>();
        for (var at = 0; at + SHORTEST_NAME <= text.length(); at++) {
            for (var name : names.getOrDefault(beginning(text, at), List.of())) {
                if (text.startsWith(name, at)) {
                    found.add(name);
                }
            }
        }
        return found.stream();
    }

    /** A comma may be within a figure, or between two of a file. */
    private Stream<String> figuresIn(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(MatchResult::group)
                .flatMap(number -> Stream.concat(Stream.of(number), Stream.of(number.split(","))))
                .distinct()
                .filter(
                        number ->
                                figures.contains(number)
                                        || figures.contains(
                                                WHOLE_YUAN.matcher(number).replaceFirst("")));
    }

    private static String beginning(String text, int at) {
        return text.substring(at, at + SHORTEST_NAME);
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
