package budgettrail.query.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.Actor;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.log.TestDatabase;
import budgettrail.query.QueryTest;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.search.PlainFold.Seen;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Whatever is searched for, what is found is what a plain reading of the whole log finds. */
class SearchTest extends QueryTest {
    private static final int FACTS = 8_192 + 700;
    private static final int QUERIES = 60;
    private static final List<String> ACTORS = List.of("clerk", "li", "系统 导入");
    private static final List<String> ACTIONS =
            List.of(
                    "paid",
                    "支付",
                    "frozen",
                    "described",
                    "line.commitment-revised",
                    "unit",
                    "REFUNDED");

    @Autowired private Reading reading;
    @Autowired private FactSearch search;
    private List<Seen> seen = List.of();

    @BeforeAll
    void record() {
        withoutRegister();
        var facts = new SearchedFacts(7).some(FACTS);
        for (var from = 0; from < facts.size(); from += 400) {
            var some = facts.subList(from, Math.min(facts.size(), from + 400));
            var actor = new Actor(ACTORS.get(from / 400 % ACTORS.size()));
            record(
                    some,
                    from / 400 % 5 == 0
                            ? new Metadata(
                                    actor, Metadata.Source.IMPORT, null, null, "File", 0, "i", 1)
                            : new Metadata(
                                    actor,
                                    Metadata.Source.ONLINE,
                                    null,
                                    null,
                                    from / 400 % 5 == 1 ? null : "r-" + from / 400,
                                    0,
                                    null,
                                    null));
        }
        var all = new ArrayList<Recorded>();
        while (all.size() < log.head()) {
            all.addAll(log.after(all.size(), 5_000));
        }
        seen = PlainFold.of(all);
        var database = JdbcClient.create(TestDatabase.owner(access));
        var segments = database.sql("SELECT count(*) FROM search.segment").query(Long.class);
        await().until(() -> segments.single() == 1);
        json("/units?minPosition=" + log.head());
    }

    /** A part of a query, and what it means. */
    private record Part(String text, Predicate<Seen> means) {
        Part negated() {
            return new Part("-" + text, means.negate());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatAPlainReadingFinds(long seed) {
        var random = new SplittableRandom(seed);
        for (var query = 0; query < QUERIES; query++) {
            var parts =
                    IntStream.range(0, random.nextInt(1, 4))
                            .mapToObj(_ -> any(random))
                            .map(part -> random.nextInt(5) == 0 ? part.negated() : part)
                            .toList();
            var text = parts.stream().map(Part::text).collect(Collectors.joining(" "));
            var expected =
                    seen.stream()
                            .filter(one -> parts.stream().allMatch(part -> part.means().test(one)))
                            .map(one -> one.recorded().position())
                            .toList();
            assertFinds(text, expected, random.nextBoolean());
        }
    }

    private void assertFinds(String text, List<Long> expected, boolean oldest) {
        var wanted = new ArrayList<>(expected);
        if (!oldest) {
            Collections.reverse(wanted);
        }
        var found = new ArrayList<Long>();
        var address =
                "/facts?limit=100&knownAt="
                        + seen.size()
                        + "&q="
                        + coded(text)
                        + (oldest ? "&order=oldest" : "");
        var page = json(address);
        for (var pages = 1; ; pages++) {
            assertThat(page.get("count").asLong()).as(text).isEqualTo(expected.size());
            assertThat(page.get("countedAll").asBoolean()).isTrue();
            assertThat(page.get("doubtful")).isEmpty();
            page.get("facts").forEach(fact -> found.add(fact.get("position").asLong()));
            if (page.get("next").isNull() || pages == 4) {
                break;
            }
            page = json(address + "&cursor=" + page.get("next").asString());
        }
        assertThat(found).as(text).isEqualTo(wanted.subList(0, Math.min(wanted.size(), 400)));
    }

    private Part any(SplittableRandom random) {
        return switch (random.nextInt(16)) {
            case 0 -> actor(ACTORS.get(random.nextInt(ACTORS.size())));
            case 1 -> action(ACTIONS.get(random.nextInt(ACTIONS.size())));
            case 2 -> line(SearchedFacts.line(random.nextInt(40)).toString());
            case 3 -> unit(SearchedFacts.UNITS.get(random.nextInt(5)));
            case 4 -> project(SearchedFacts.PROJECTS.get(random.nextInt(3)));
            case 5 -> voucher(one(random));
            case 6, 7 -> amount(random);
            case 8 -> effective(random);
            case 9 -> recorded(random);
            case 10 -> new Part("imported:是", it -> it.recorded().metadata().importId() != null);
            case 11 -> field(random);
            case 12 -> correlation(one(random));
            case 13 -> cause(one(random));
            default -> word(one(random), random);
        };
    }

    private Seen one(SplittableRandom random) {
        return seen.get(random.nextInt(seen.size()));
    }

    private static Part actor(String name) {
        return new Part(
                "actor:\"" + name + "\"",
                it -> it.recorded().metadata().actor().name().equals(name));
    }

    private static Part action(String word) {
        var types =
                switch (word) {
                    case "paid", "支付" ->
                            List.of("line.disbursement-paid", "line.disbursement-recorded");
                    case "frozen" -> List.of("line.frozen");
                    case "described" -> List.of("line.described");
                    case "unit" -> List.of("reference.unit-described");
                    case "REFUNDED" -> List.of("line.disbursement-refunded");
                    default -> List.of(word);
                };
        return new Part("动作：" + word, it -> types.contains(it.type()));
    }

    private static Part line(String line) {
        var folded = PlainFold.folded(line);
        return new Part(
                "line:" + line + ",2022:035-L1*",
                it -> it.text("line").equals(folded) || it.text("line").startsWith("2022:035-l1"));
    }

    private static Part unit(String unit) {
        return new Part(
                "unit:" + unit,
                it -> it.unit() != null && it.unit().startsWith(unit)); // Theirs begin with it.
    }

    private static Part project(String code) {
        return new Part("project:" + code, it -> code.equals(it.project()));
    }

    private static Part voucher(Seen of) {
        var voucher = of.text("voucher");
        return voucher.isEmpty()
                ? new Part("voucher:*", it -> !it.text("voucher").isEmpty())
                : new Part(
                        "凭证号:" + voucher.toUpperCase(), it -> it.text("voucher").equals(voucher));
    }

    private Part amount(SplittableRandom random) {
        var of = one(random).amount();
        var yuan = of == null ? new BigDecimal("12.50") : of;
        return switch (random.nextInt(4)) {
            case 0 ->
                    new Part(
                            "amount:>" + yuan,
                            it -> it.amount() != null && it.amount().compareTo(yuan) > 0);
            case 1 ->
                    new Part(
                            "amount:<=" + yuan,
                            it -> it.amount() != null && it.amount().compareTo(yuan) <= 0);
            case 2 ->
                    new Part(
                            "金额:=" + yuan,
                            it -> it.amount() != null && it.amount().compareTo(yuan) == 0);
            default -> {
                var to = yuan.add(new BigDecimal("300.00"));
                yield new Part(
                        "amount:" + yuan + ".." + to,
                        it ->
                                it.amount() != null
                                        && it.amount().compareTo(yuan) >= 0
                                        && it.amount().compareTo(to) <= 0);
            }
        };
    }

    private static Part correlation(Seen of) {
        var id = of.recorded().metadata().correlation();
        var asked = id == null ? "r-3,nobody" : id.toUpperCase(Locale.ROOT);
        return new Part(
                "correlation:" + asked,
                it -> (id == null ? "r-3" : id).equals(it.recorded().metadata().correlation()));
    }

    private static Part cause(Seen of) {
        var causes = causes(of.type(), of.fact());
        return causes.isEmpty()
                ? new Part("cause:*", it -> !causes(it.type(), it.fact()).isEmpty())
                : new Part(
                        "起因:" + causes.getLast(),
                        it -> causes(it.type(), it.fact()).contains(causes.getLast()));
    }

    private static List<String> causes(String type, JsonNode fact) {
        return switch (type) {
            case "line.disbursement-approved", "line.disbursement-refunded" ->
                    List.of(fact.get("disbursement").asString());
            case "line.commitment-revised" -> List.of(fact.get("commitment").asString());
            case "line.disbursement-recorded" ->
                    Stream.of("corrects", "commitment")
                            .map(fact::path)
                            .filter(JsonNode::isString)
                            .map(JsonNode::asString)
                            .toList();
            default -> List.of();
        };
    }

    private Part effective(SplittableRandom random) {
        var day = one(random).recorded().fact().effective();
        var month = day.toString().substring(0, 7);
        return switch (random.nextInt(3)) {
            case 0 -> new Part("effective:" + month, it -> it.text("effective").startsWith(month));
            case 1 ->
                    new Part(
                            "effective:>" + month,
                            it -> it.text("effective").substring(0, 7).compareTo(month) > 0);
            default ->
                    new Part(
                            "effective:" + day + "..",
                            it -> it.text("effective").compareTo(day.toString()) >= 0);
        };
    }

    private Part recorded(SplittableRandom random) {
        var second = one(random).recorded().recordedAt().truncatedTo(ChronoUnit.SECONDS);
        return random.nextBoolean()
                ? new Part(
                        "recorded:>=" + second, it -> !it.recorded().recordedAt().isBefore(second))
                : new Part(
                        "recorded:" + second,
                        it ->
                                it.recorded()
                                        .recordedAt()
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .equals(second));
    }

    private Part field(SplittableRandom random) {
        var of = one(random);
        for (var name : List.of("payee", "reason", "document")) {
            var text = of.text(name);
            if (text.length() > 1 && !text.contains("\"")) {
                var part = text.substring(random.nextInt(text.length() - 1));
                if (!part.isBlank() && !part.endsWith("*")) {
                    return new Part(name + ":\"" + part + "\"", it -> it.text(name).contains(part));
                }
            }
        }
        return word(of, random);
    }

    /** One to four characters of what a fact says, wherever. */
    private static Part word(Seen of, SplittableRandom random) {
        var texts = of.texts();
        var text = texts.get(random.nextInt(texts.size()));
        var from = random.nextInt(text.length());
        var word = text.substring(from, Math.min(text.length(), from + random.nextInt(1, 5)));
        return word.isBlank()
                ? new Part("\"店\"", it -> it.says("店"))
                : new Part("\"" + word + "\"", it -> it.says(word));
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    /** What is newer comes on top of the first page, or after the last one. */
    @Test
    void aPageIsFollowedByTheNextWhateverIsRecordedMeanwhile() {
        for (var order : List.of("newest", "oldest")) {
            var address = "/facts?q=unit:035001&limit=90&order=" + order;
            var found = new ArrayList<Long>();
            var page = json(address);
            for (var pages = 0; pages < 5; pages++) {
                page.get("facts").forEach(fact -> found.add(fact.get("position").asLong()));
                record(List.of(described()));
                page = json(address + "&cursor=" + page.get("next").asString());
            }
            var expected =
                    seen.stream()
                            .filter(one -> "035001".equals(one.unit()))
                            .map(one -> one.recorded().position())
                            .sorted(
                                    order.equals("oldest")
                                            ? Comparator.naturalOrder()
                                            : Comparator.reverseOrder())
                            .toList();
            var old = found.stream().filter(position -> position <= seen.size()).toList();
            assertThat(old).hasSizeGreaterThan(400).isEqualTo(expected.subList(0, old.size()));
            assertThat(found).doesNotHaveDuplicates();
        }
    }

    private static UnitDescribed described() {
        return new UnitDescribed(
                new UnitCode("035001"), LocalDate.of(2022, 1, 1), "单位", null, new UnitCode("035"));
    }

    @Test
    void aManagerFindsTheLinesOfTheOwnSubtreeAndNothingElse() {
        var manager = new Viewer("m", Set.of(Role.UNIT_MANAGER), "035003");
        var auditor = new Viewer("a", Set.of(Role.AUDITOR), null);
        for (var query : List.of("", "文", "unit:035", "unit:035001", "action:unit", "-amount:>1")) {
            var own = positions(query, auditor).stream().filter(this::isOwn).toList();
            assertThat(positions(query, manager)).as(query).isEqualTo(own);
        }
        assertThat(seen).anyMatch(one -> isOwn(one.recorded().position()));
    }

    /** As people write them who write Chinese. */
    @Test
    void fullWidthIsTheSameInCodesAndStars() {
        var auditor = new Viewer("a", Set.of(Role.AUDITOR), null);
        for (var same :
                List.of(
                        List.of("unit:035", "unit:０３５"),
                        List.of("unit:035*", "unit:035＊"),
                        List.of("line:2022:035-L1*", "line:2022:035-L1＊"))) {
            var found = positions(same.getFirst(), auditor);
            assertThat(found).as(same.getFirst()).isNotEmpty();
            assertThat(positions(same.getLast(), auditor)).isEqualTo(found);
        }
    }

    private boolean isOwn(long position) {
        var one = seen.get((int) (position - 1));
        return one.fact().has("line") && one.unit() != null && one.unit().startsWith("035003");
    }

    private List<Long> positions(String query, Viewer viewer) {
        var sight = reading.at(Moment.now(), snapshot -> Sight.of(snapshot, viewer, null));
        var wanted =
                new FactSearch.Wanted(
                        Reader.read(query), (long) seen.size(), null, sight, 0, true, 0);
        return search.find(wanted, search.conditions(wanted), FACTS, FACTS).positions();
    }
}
