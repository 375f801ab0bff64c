package budgettrail.access;

import budgettrail.query.figures.Figure;
import budgettrail.query.indicators.Level;
import budgettrail.query.reading.Cursor;
import budgettrail.query.sheet.SheetSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a manager of one unit asks of a route.
 *
 * @param parameters each once
 * @param foreign the name of the parameter whose value is of another unit; null: none is
 */
record Question(Route route, Map<String, String> parameters, @Nullable String foreign) {
    private static final String COUNTERPART = "2022:035002-2080105-B-30201-50502";
    private static final String OWN_PAYMENT = "035003/2022/SYN-PAY-2022-0259";
    private static final String OWN_LINE = "2022:035003-2080111-B-30201-50502";
    private static final String OWN_CONTRACT = "SYN-COM-2022-0002";
    private static final String LINE_OF_OWN_CONTRACT =
            "2022:035003-2080799-P-410702229900000000001";
    private static final List<String> CONTRACTS = List.of("SYN-COM-2022-0003", "SYN-COM-2022-0004");
    private static final List<String> PAYMENTS =
            List.of("035001/2022/SYN-PAY-2022-0319", "035002/2022/SYN-PAY-2022-0003");
    private static final List<String> LINES =
            List.of("2022:035001-2080101-B-30201-50201", COUNTERPART);
    private static final List<String> UNITS = List.of("035", "035001", "035002");

    private static final List<String> WORDS = List.of("035001", "人力资源和社会保障局", "Party-building");

    private static final List<String> FORMATS = List.of("csv", "xlsx", "json");

    /** Values of other units. */
    private static final Map<String, List<String>> FOREIGN =
            Map.ofEntries(
                    Map.entry("unit", UNITS),
                    Map.entry("department", UNITS),
                    Map.entry("within", UNITS),
                    Map.entry("project", List.of("410702220000000012140", "410702229900000000002")),
                    Map.entry("line", LINES),
                    Map.entry("id", PAYMENTS),
                    Map.entry("payment", PAYMENTS),
                    Map.entry("disbursement", PAYMENTS),
                    Map.entry("commitment", CONTRACTS),
                    Map.entry("voucher", List.of("SYN-PAY-2022-0319")),
                    Map.entry("q", WORDS),
                    Map.entry("find", WORDS),
                    Map.entry("function", List.of("2013699", "2080105")));

    /** As FOREIGN, but there is no such thing. */
    private static final Map<String, String> NOWHERE =
            Map.ofEntries(
                    Map.entry("unit", "035999"),
                    Map.entry("department", "035999"),
                    Map.entry("within", "035999"),
                    Map.entry("project", "410702220000000099999"),
                    Map.entry("line", "2022:035999-2080101-B-30201-50201"),
                    Map.entry("id", "035999/2022/SYN-PAY-2022-9999"),
                    Map.entry("payment", "035999/2022/SYN-PAY-2022-9999"),
                    Map.entry("commitment", "SYN-COM-2022-9999"),
                    Map.entry("voucher", "SYN-PAY-2022-9999"),
                    Map.entry("disbursement", "035999/2022/SYN-PAY-2022-9999"),
                    Map.entry("q", "nosuchwords"),
                    Map.entry("find", "nosuchwords"),
                    Map.entry("function", "2999999"));

    /** The own unit's, and those that name no unit. */
    private static final Map<String, List<String>> OWN =
            Map.ofEntries(
                    Map.entry("unit", List.of("035003")),
                    Map.entry("department", List.of("035003")),
                    Map.entry("project", List.of("410702229900000000001")),
                    Map.entry("line", List.of(OWN_LINE)),
                    Map.entry("id", List.of(OWN_PAYMENT)),
                    Map.entry("payment", List.of(OWN_PAYMENT)),
                    Map.entry("disbursement", List.of(OWN_PAYMENT)),
                    Map.entry("commitment", List.of(OWN_CONTRACT)),
                    Map.entry("kind", List.of("execution")),
                    Map.entry("importId", List.of("8f14e45f-ceea-467f-a3a1-1f3b6a7a9c11")),
                    Map.entry("voucher", List.of("SYN-PAY-2022-0259")),
                    Map.entry("q", List.of("2080111")),
                    Map.entry("find", List.of("2080111")),
                    Map.entry("failed", List.of("")),
                    Map.entry("expired", List.of("")),
                    Map.entry("busy", List.of("")),
                    Map.entry("wait", List.of("30")),
                    Map.entry("signedOut", List.of("")),
                    Map.entry("function", List.of("2080111")),
                    Map.entry("fiscalYear", List.of("2022", "2023")),
                    Map.entry("asOf", List.of("2022-12-31", "2022-06-30")),
                    Map.entry("with", List.of("2022-06-30")),
                    Map.entry("knownAt", List.of("200", "2040-01-01T00:00:00Z")),
                    Map.entry("fromKnownAt", List.of("200")),
                    Map.entry("within", List.of("035003")),
                    Map.entry("by", List.of("LINE")),
                    Map.entry("all", List.of("true")),
                    Map.entry("minPosition", List.of("1")),
                    Map.entry("who", List.of("auditor")),
                    Map.entry("at", List.of("1", "500")),
                    Map.entry("day", List.of("2022-12-31")),
                    Map.entry("position", List.of("1")),
                    Map.entry("after", List.of("0")),
                    Map.entry("replay", List.of("1")),
                    Map.entry("extent", List.of("ALL")),
                    Map.entry("before", List.of("1")),
                    Map.entry("size", List.of("2")),
                    Map.entry("from", List.of("2022-01-01")),
                    Map.entry("to", List.of("2022-12-31")),
                    Map.entry("status", List.of("PAID")),
                    Map.entry("limit", List.of("100")),
                    Map.entry("kiosk", List.of("1")),
                    Map.entry("item", List.of("ALL", "PROCUREMENT")),
                    Map.entry("order", List.of("oldest")),
                    Map.entry("other", List.of("mine")),
                    Map.entry("replaces", List.of("1")),
                    Map.entry("of", List.of("ADJUSTED")),
                    Map.entry("figure", names(Figure.values())),
                    Map.entry("level", names(Level.values())),
                    Map.entry(
                            "cursor",
                            List.of(
                                    Cursor.of("0"),
                                    Cursor.of("035001"),
                                    Cursor.of("410702220000000011238"),
                                    Cursor.of("035001-2080101-B-30201-50201"),
                                    Cursor.of("2022-01-01/0"))));

    /** What pages read of whatever was sent, and what they cannot be without. */
    private static final Set<String> OF_A_PAGE =
            new TreeSet<>(
                    List.of(
                            "fiscalYear",
                            "asOf",
                            "with",
                            "from",
                            "fromKnownAt",
                            "within",
                            "knownAt",
                            "minPosition",
                            "department",
                            "project",
                            "line",
                            "item",
                            "payment",
                            "commitment",
                            "figure",
                            "of",
                            "at",
                            "cursor",
                            "kiosk",
                            "find",
                            "q",
                            "order"));

    private static final Map<String, List<String>> PAGES =
            Map.ofEntries(
                    Map.entry("/dashboard", List.of()),
                    Map.entry("/audit/reads", List.of()),
                    Map.entry("/dashboard.csv", List.of()),
                    Map.entry("/project", List.of("project")),
                    Map.entry("/line", List.of("line")),
                    Map.entry("/line/film", List.of("line")),
                    Map.entry("/payment", List.of("payment")),
                    Map.entry("/commitment", List.of("line", "commitment")),
                    Map.entry("/facts", List.of("figure")),
                    Map.entry("/compare", List.of()),
                    Map.entry("/search", List.of()),
                    Map.entry("/tables/{name:[a-z-]+}.{extension:[a-z]+}", List.of()));

    private static final Set<String> ALWAYS = Set.of("fiscalYear", "level");

    /** Every question that a route can be asked; fails where nobody knows how to ask. */
    static List<Question> of(Route route, List<SheetSource> tables) {
        var asked = new ArrayList<Question>();
        asked.add(new Question(route, plain(route), null));
        for (var table :
                route.variables().contains("name") ? named(tables) : List.of(plain(route))) {
            var needed = new LinkedHashMap<>(table);
            needs(route).forEach(name -> needed.put(name, own(name, route).getFirst()));
            asked.add(new Question(route, needed, null));
            for (var name : parameters(route)) {
                for (var value : values(name, route)) {
                    asked.add(new Question(route, with(needed, name, value), null));
                }
                for (var value : FOREIGN.getOrDefault(name, List.of())) {
                    asked.add(new Question(route, with(needed, name, value), name));
                }
            }
        }
        return route.variables().contains("extension") ? inTurn(asked) : asked;
    }

    /** Each as one kind of file, for what is in a table is read but once. */
    private static List<Question> inTurn(List<Question> asked) {
        return IntStream.range(0, asked.size())
                .mapToObj(at -> asked.get(at).as(FORMATS.get(at % FORMATS.size())))
                .toList();
    }

    private Question as(String format) {
        return new Question(route, with(parameters, "extension", format), foreign);
    }

    /** The same about what does not exist. */
    Question aboutNothing() {
        return new Question(route, with(parameters, foreign, NOWHERE.get(foreign)), foreign);
    }

    String address() {
        return route.address(parameters);
    }

    /** What stands for what, in an answer, wherever it repeats what was asked. */
    String withoutTheAsked(String text) {
        if (foreign == null) {
            return text;
        }
        var value = parameters.get(foreign);
        return without(Manager.encoded(value), without(value, text));
    }

    /** But for where it is a part of a longer word. */
    private static String without(String word, String text) {
        var left = new StringBuilder();
        var from = 0;
        var at = text.indexOf(word);
        while (at >= 0) {
            var end = at + word.length();
            if (isApart(text, at - 1) && isApart(text, end)) {
                left.append(text, from, at).append('?');
                from = end;
                at = text.indexOf(word, end);
            } else {
                at = text.indexOf(word, at + 1);
            }
        }
        return left.append(text, from, text.length()).toString();
    }

    private static boolean isApart(String text, int at) {
        return at < 0 || at >= text.length() || !isOfAWord(text.charAt(at));
    }

    private static boolean isOfAWord(char one) {
        return '0' <= one && one <= '9' || 'A' <= one && one <= 'Z' || 'a' <= one && one <= 'z';
    }

    /** Facts of a virement name the other line, whosever it is: that is what a virement is. */
    String withoutCounterpart(String text) {
        return Set.of("facts", "search").contains(parameters.getOrDefault("name", ""))
                        || Set.of(
                                        "/facts",
                                        "/line",
                                        "/line/film",
                                        "/search",
                                        "/api/v1/facts",
                                        "/api/v1/budget-lines/{line}/events",
                                        "/api/v1/budget-lines/{line}/film")
                                .contains(route.pattern())
                ? text.replace(COUNTERPART, "?")
                : text;
    }

    private static List<String> parameters(Route route) {
        var names = new ArrayList<>(route.parameters());
        names.addAll(route.variables());
        names.removeAll(List.of("name", "extension"));
        if (route.open()) {
            needs(route);
            names.addAll(OF_A_PAGE);
        }
        return names;
    }

    private static List<String> needs(Route route) {
        if (route.open() && !PAGES.containsKey(route.pattern())) {
            throw new AssertionError("What does " + route + " read?");
        }
        var needed = new ArrayList<>(PAGES.getOrDefault(route.pattern(), List.of()));
        needed.addAll(route.parameters().stream().filter(ALWAYS::contains).toList());
        return needed;
    }

    private static List<String> own(String name, Route route) {
        var values =
                name.equals("line") && isOfContracts(route)
                        ? List.of(LINE_OF_OWN_CONTRACT)
                        : OWN.get(name);
        if (values == null) {
            throw new AssertionError("What is " + name + " of " + route + "?");
        }
        return values;
    }

    private static boolean isOfContracts(Route route) {
        return route.variables().contains("commitment")
                || PAGES.getOrDefault(route.pattern(), List.of()).contains("commitment");
    }

    /** All that there are of what the route is about, one of the others. */
    private static List<String> values(String name, Route route) {
        var all = own(name, route);
        var about = !name.equals("figure") || needs(route).contains(name);
        return about ? all : all.subList(0, 1);
    }

    /** Nothing but what the path needs. */
    private static Map<String, String> plain(Route route) {
        var values = new LinkedHashMap<String, String>();
        for (var name : route.variables()) {
            values.put(
                    name,
                    switch (name) {
                        case "name" -> "units";
                        case "extension" -> "csv";
                        default -> own(name, route).getFirst();
                    });
        }
        return values;
    }

    private static List<Map<String, String>> named(List<SheetSource> tables) {
        return tables.stream()
                .map(
                        table ->
                                Map.of(
                                        "name",
                                        table.name(),
                                        "extension",
                                        FORMATS.getFirst(),
                                        "figure",
                                        "GROSS_ALL"))
                .toList();
    }

    private static Map<String, String> with(
            Map<String, String> values, @Nullable String name, @Nullable String value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return changed;
    }

    private static List<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toList();
    }

    @Override
    public String toString() {
        return address();
    }
}
