package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.access.Manager;
import budgettrail.journey.AnyFigure.OnPaper;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Figures, their rates and the facts behind them, as the API and the pages show them. */
final class ShownFigures {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern ROW =
            Pattern.compile(
                    "id=\"fact-([0-9]+)\">\\s*<th[^>]*>([0-9-]+)</th>.*?"
                            + "<td[^>]*class=\"number\"[^>]*><span>([^<]+)</span>",
                    Pattern.DOTALL);
    private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");
    private static final Pattern SUM = Pattern.compile("<p class=\"figure\"><span>([^<]+)</span>");

    /** What the API calls each figure that it tells. */
    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("INITIAL", "initial"),
                    Map.entry("CARRIED_IN", "carriedIn"),
                    Map.entry("ADJUSTED", "adjusted"),
                    Map.entry("DISBURSED", "disbursed"),
                    Map.entry("COMMITMENTS", "commitments"),
                    Map.entry("PENDING", "pending"),
                    Map.entry("AVAILABLE", "available"),
                    Map.entry("BALANCE", "balance"),
                    Map.entry("CARRIED_FORWARD", "carriedForward"),
                    Map.entry("LAPSED", "lapsed"),
                    Map.entry("GROSS", "adjustmentGross"),
                    Map.entry("NET", "adjustmentNet"),
                    Map.entry("GROSS_ALL", "adjustmentGrossAll"),
                    Map.entry("NET_ALL", "adjustmentNetAll"));

    private static final List<ShownRate> RATES =
            List.of(
                    new ShownRate("execution", "DISBURSED", "ADJUSTED"),
                    new ShownRate("adjustmentGross", "GROSS", "INITIAL"),
                    new ShownRate("adjustmentNet", "NET", "INITIAL"),
                    new ShownRate("carryOver", "BALANCE", "ADJUSTED"));

    /** A rate by the name that the API gives it, and the figures it is formed of. */
    private record ShownRate(String name, String part, String whole) {
        /** Percent with two decimals, halves away from zero. */
        String of(Map<String, BigInteger> figures) {
            if (figures.get(whole).signum() == 0) {
                return figures.get(part).signum() == 0 ? "NOT_APPLICABLE" : "UNBUDGETED";
            }
            return new BigDecimal(figures.get(part))
                    .movePointRight(2)
                    .divide(new BigDecimal(figures.get(whole)), 2, RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }

    private final Api api;
    private final Manager reader;
    private final Set<String> causes = new HashSet<>();

    ShownFigures(Api api, Manager reader) {
        this.api = api;
        this.reader = reader;
    }

    /** The figure as the API answers it; beside it are the rates of what paper says. */
    BigInteger figure(AnyFigure asked, OnPaper paper) {
        var row = asked.line() == null ? row(asked, paper) : line(asked, paper.lines());
        if (row == null) {
            return BigInteger.ZERO;
        }
        if (row.has("execution")) {
            for (var rate : RATES) {
                assertThat(row.path(rate.name()).path("rate").asString())
                        .as("%s of %s", rate, asked)
                        .isEqualTo(rate.of(paper.figures()));
            }
        }
        return amount(row.path("amounts"), asked.figure());
    }

    private static BigInteger amount(JsonNode amounts, String figure) {
        return figure.equals("NOT_CLOSED")
                ? amount(amounts, "BALANCE")
                        .subtract(amount(amounts, "CARRIED_FORWARD"))
                        .subtract(amount(amounts, "LAPSED"))
                : RawFact.fen(amounts.path(NAMES.get(figure)));
    }

    private @Nullable JsonNode row(AnyFigure asked, OnPaper paper) {
        var level = asked.project() != null ? "PROJECT" : paper.topmost() ? "DEPARTMENT" : "UNIT";
        var path =
                "/api/v1/indicators?fiscalYear=%d&level=%s&limit=100".formatted(asked.year(), level)
                        + AnyFigure.part("unit", asked.unit())
                        + AnyFigure.part("project", asked.project())
                        + asked.moment();
        var answer = answer(path, paper.lines());
        if (answer == null) {
            return null;
        }
        var key = asked.project() == null ? asked.unit() : asked.project();
        for (var row : answer.path("indicators")) {
            if (row.path("key").asString().equals(key)) {
                return row;
            }
        }
        assertThat(paper.lines()).as("%s is not in %s", key, answer).isEmpty();
        return null;
    }

    private @Nullable JsonNode line(AnyFigure asked, Set<String> lines) {
        var path =
                "/api/v1/budget-lines/"
                        + Manager.encoded(asked.line())
                        + "?"
                        + asked.moment().substring(1);
        var answer = answer(path, lines);
        return answer == null ? null : answer.path("budgetLine");
    }

    private @Nullable JsonNode answer(String path, Set<String> lines) {
        var answer = api.get("auditor", path);
        if (lines.isEmpty() && answer.status() == 404) {
            assertThat(answer.code()).startsWith("UNKNOWN_");
            return null;
        }
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.json();
    }

    /**
     * What the listed facts add up to: each is told once, and is of one of the lines, and counted
     * by the day, and was known at the moment.
     *
     * @param onPages as pages list them, one after the other; else as their file does
     */
    BigInteger listed(AnyFigure asked, Set<String> lines, boolean onPages) {
        return onPages ? onPages(asked, lines) : inFile(asked, lines);
    }

    /** Why facts were listed between moments, so far. */
    Set<String> causes() {
        return causes;
    }

    /** What the facts between two moments add up to, as their file lists them. */
    BigInteger between(AnyFigure then, AnyFigure now, Set<String> lines) {
        var answer = reader.ask("GET", "/tables/facts.json" + now.onPage() + then.from(), "en");
        if (unknown(answer, lines)) {
            return BigInteger.ZERO;
        }
        var file = JSON.readTree(answer.text());
        var sum = BigInteger.ZERO;
        var seen = new HashSet<Long>();
        for (var row : file.path("rows")) {
            assertThat(seen.add(row.path("position").asLong())).as("%s", row).isTrue();
            assertThat(lines).contains(row.path("line").asString());
            assertThat(row.path("amount").asString()).isNotEqualTo("0.00");
            causes.add(row.path("cause").asString());
            sum = sum.add(RawFact.fen(row.path("amount")));
        }
        assertThat(RawFact.fen(file.path("total").path("amount"))).as("%s", now).isEqualTo(sum);
        return sum;
    }

    /** The difference as the API answers it; but for gross figures it is that of all lines. */
    BigInteger compared(AnyFigure then, AnyFigure now, Set<String> lines) {
        var path =
                "/api/v1/comparison?fiscalYear=%d&level=LINE&limit=100".formatted(now.year())
                        + AnyFigure.part("unit", now.unit())
                        + AnyFigure.part("project", now.project())
                        + AnyFigure.part("line", now.line())
                        + now.moment()
                        + then.from();
        var answer = answer(path, lines);
        if (answer == null) {
            return BigInteger.ZERO;
        }
        var all = BigInteger.ZERO;
        for (var row : answer.path("rows")) {
            all = all.add(difference(row, now.figure()));
        }
        var whole = difference(answer.path("whole"), now.figure());
        if (!now.figure().startsWith("GROSS")) {
            assertThat(all).as(path).isEqualTo(whole);
        }
        return whole;
    }

    private static BigInteger difference(JsonNode row, String figure) {
        var change = row.path("figures").path(figure);
        return change.isMissingNode() ? BigInteger.ZERO : RawFact.fen(change.path("difference"));
    }

    private BigInteger inFile(AnyFigure asked, Set<String> lines) {
        var answer = reader.ask("GET", "/tables/facts.json" + asked.onPage(), "en");
        if (unknown(answer, lines)) {
            return BigInteger.ZERO;
        }
        var file = JSON.readTree(answer.text());
        var sum = BigInteger.ZERO;
        var seen = new HashSet<Long>();
        for (var row : file.path("rows")) {
            var day = row.path("effective").asString();
            var position = row.path("position").asLong();
            check(asked, seen, day, position);
            assertThat(lines).contains(row.path("line").asString());
            sum = sum.add(RawFact.fen(row.path("amount")));
        }
        assertThat(RawFact.fen(file.path("total").path("amount"))).as("%s", asked).isEqualTo(sum);
        return sum;
    }

    private BigInteger onPages(AnyFigure asked, Set<String> lines) {
        var sum = BigInteger.ZERO;
        var seen = new HashSet<Long>();
        var total = "0.00";
        String next = "/facts" + asked.onPage();
        while (next != null) {
            var page = reader.ask("GET", next, "en");
            if (unknown(page, lines)) {
                return BigInteger.ZERO;
            }
            var rows = ROW.matcher(page.text());
            while (rows.find()) {
                check(asked, seen, rows.group(2), Long.parseLong(rows.group(1)));
                sum = sum.add(RawFact.fen(rows.group(3).replace(",", "")));
            }
            var all = SUM.matcher(page.text());
            assertThat(all.find()).as(page.text()).isTrue();
            total = all.group(1).replace(",", "");
            var later = NEXT.matcher(page.text());
            next = later.find() ? later.group(1).replace("&amp;", "&") : null;
        }
        assertThat(RawFact.fen(total)).as("%s", asked).isEqualTo(sum);
        return sum;
    }

    private static void check(AnyFigure asked, Set<Long> seen, String day, long position) {
        assertThat(seen.add(position)).as("%d once of %s", position, asked).isTrue();
        assertThat(day)
                .as("%d of %s", position, asked)
                .isLessThanOrEqualTo(asked.asOf().toString());
        assertThat(position).as("of %s", asked).isLessThanOrEqualTo(asked.position());
    }

    private static boolean unknown(Manager.Answer answer, Set<String> lines) {
        if (lines.isEmpty() && answer.status() == 404) {
            return true;
        }
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return false;
    }
}
