package budgettrail.query.search;

import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.Codec;
import budgettrail.log.FactJson;
import budgettrail.log.Recorded;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The log read from its beginning, each fact taken apart by the names in its JSON. */
final class PlainFold {
    private static final Set<String> SILENT =
            Set.of("effective", "kind", "ground", "decided", "origin", "scheme");

    /** A fact, and what can be asked of it. */
    record Seen(
            Recorded recorded,
            String type,
            JsonNode fact,
            @Nullable String unit,
            @Nullable String project,
            List<String> texts) {
        String text(String name) {
            return fact.path(name).isString() ? folded(fact.path(name).asString()) : "";
        }

        @Nullable BigDecimal amount() {
            if (type.equals("line.closed")) {
                var sum = new BigDecimal(fact.get("lapsed").asString());
                for (var portion : fact.get("carriedForward")) {
                    sum = sum.add(new BigDecimal(portion.get("amount").asString()));
                }
                return sum;
            }
            var name = fact.has("change") ? "change" : "amount";
            return fact.path(name).isString() ? new BigDecimal(fact.get(name).asString()) : null;
        }

        /**
         * @param word folded
         */
        boolean says(String word) {
            return texts.stream().anyMatch(text -> text.contains(word));
        }
    }

    private record Described(LocalDate from, LineDescription as) {}

    private final Map<LineId, List<Described>> lines = new HashMap<>();
    private final List<Seen> all = new ArrayList<>();
    private final Codec codec = new Codec();

    static List<Seen> of(List<Recorded> log) {
        var fold = new PlainFold();
        log.forEach(fold::take);
        return fold.all;
    }

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private void take(Recorded recorded) {
        JsonNode json = FactJson.mapper().valueToTree(recorded.fact());
        switch (recorded.fact()) {
            case LineOpened it -> describe(it.line(), it.effective(), it.description());
            case LineDescribed it -> describe(it.line(), it.effective(), it.description());
            default -> {}
        }
        String unit = null;
        String project = null;
        if (recorded.fact() instanceof LineEvent fact) {
            var as = at(fact.line(), fact.effective());
            unit = as == null ? null : as.unit().toString();
            project = as == null || as.project() == null ? null : as.project().toString();
        } else {
            unit = json.path("unit").isString() ? json.path("unit").asString() : null;
            project = json.path("project").isString() ? json.path("project").asString() : null;
        }
        var texts = new ArrayList<String>();
        texts(json, texts);
        if (unit != null) {
            texts.add(folded(unit));
        }
        if (project != null) {
            texts.add(folded(project));
        }
        all.add(new Seen(recorded, codec.type(recorded.fact()), json, unit, project, texts));
    }

    private void texts(JsonNode json, List<String> texts) {
        for (var member : json.properties()) {
            var value = member.getValue();
            if (member.getKey().equals("description")) {
                for (var name :
                        List.of(
                                "function",
                                "category",
                                "departmentEconomic",
                                "governmentEconomic")) {
                    if (value.path(name).isString()) {
                        texts.add(folded(value.get(name).asString()));
                    }
                }
            } else if (value.isString()
                    && !SILENT.contains(member.getKey())
                    && !isMoney(value)
                    && !isUnitOfPayment(json, member.getKey())) {
                texts.add(folded(value.asString()));
            }
        }
    }

    /** A payment says which unit acts; it is found by that of its line. */
    private static boolean isUnitOfPayment(JsonNode json, String name) {
        return name.equals("unit") && json.has("line");
    }

    private static boolean isMoney(JsonNode value) {
        return value.asString().matches("-?[0-9]+\\.[0-9]{2}");
    }

    private void describe(LineId line, LocalDate from, LineDescription as) {
        lines.computeIfAbsent(line, _ -> new ArrayList<>()).add(new Described(from, as));
    }

    /** The one that began last of those that count, else the one that will begin first. */
    private @Nullable LineDescription at(LineId line, LocalDate day) {
        var known = lines.getOrDefault(line, List.of());
        Described best = null;
        for (var one : known) {
            if (!one.from().isAfter(day) && (best == null || !one.from().isBefore(best.from()))) {
                best = one;
            }
        }
        for (var one : known) {
            if (best == null || best.from().isAfter(day) && one.from().isBefore(best.from())) {
                best = one;
            }
        }
        return best == null ? null : best.as();
    }
}
