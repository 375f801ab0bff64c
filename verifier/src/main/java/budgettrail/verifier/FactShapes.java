package budgettrail.verifier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the stored JSON of each kind of fact is made of, as docs/export.md lists it: exactly these
 * members. Behind a name stands what it is: {@code ?} a text or null, {@code $} an amount,
 * {@code @} a day, {@code !} true or false, {@code {}} an object, {@code []} a list, nothing a
 * text.
 */
final class FactShapes {
    private static final int VERSION = 1;
    private static final String PAYMENT = "disbursement amount$ unit voucher ";
    private static final String MARK = "adjustment kind amount$ counterpart? ";

    private static final Map<String, Map<String, String>> OF_LINES =
            shapes(
                    "line effective@ ",
                    Map.ofEntries(
                            Map.entry("line.opened", "description{}"),
                            Map.entry("line.described", "description{}"),
                            Map.entry("line.appropriated", "amount$ document? reason?"),
                            Map.entry(
                                    "line.supplemented",
                                    "adjustment amount$ statutory! document? reason?"),
                            Map.entry(
                                    "line.reduced",
                                    "adjustment amount$ statutory! document? reason?"),
                            Map.entry(
                                    "line.transferred-out",
                                    "adjustment amount$ counterpart document? reason?"),
                            Map.entry(
                                    "line.transferred-in",
                                    "adjustment amount$ counterpart document? reason?"),
                            Map.entry("line.exemption-granted", MARK + "ground decided@ document?"),
                            Map.entry("line.exemption-withdrawn", MARK + "decided@ document?"),
                            Map.entry("line.frozen", "amount$ document? reason?"),
                            Map.entry("line.unfrozen", "amount$ document? reason?"),
                            Map.entry(
                                    "line.commitment-placed", "commitment amount$ payee? reason?"),
                            Map.entry("line.commitment-revised", "commitment change$ reason?"),
                            Map.entry(
                                    "line.commitment-released",
                                    "commitment amount$ document? reason?"),
                            Map.entry("line.commitment-reopened", "commitment amount$ payee? from"),
                            Map.entry(
                                    "line.disbursement-requested",
                                    PAYMENT + "payee commitment? reason?"),
                            Map.entry("line.disbursement-approved", "disbursement"),
                            Map.entry(
                                    "line.disbursement-rejected", PAYMENT + "commitment? reason?"),
                            Map.entry(
                                    "line.disbursement-withdrawn", PAYMENT + "commitment? reason?"),
                            Map.entry(
                                    "line.disbursement-paid",
                                    PAYMENT + "payee commitment? reason?"),
                            Map.entry(
                                    "line.disbursement-recorded",
                                    PAYMENT + "payee commitment? reason? corrects?"),
                            Map.entry(
                                    "line.disbursement-reversed",
                                    PAYMENT + "commitment? correctedBy reason?"),
                            Map.entry(
                                    "line.disbursement-refunded",
                                    PAYMENT + "refund payee? reason?"),
                            Map.entry(
                                    "line.prior-year-refunded",
                                    "refund amount$ unit voucher payee? reason?"),
                            Map.entry("line.closed", "carriedForward[] lapsed$ document? reason?"),
                            Map.entry("line.carried-in", "origin amount$ from")));

    private static final Map<String, Map<String, String>> OF_REFERENCE =
            shapes(
                    "effective@ nameZh nameEn? ",
                    Map.of(
                            "reference.unit-described", "unit parent?",
                            "reference.project-described", "project category?",
                            "reference.function-code-described", "code",
                            "reference.economic-code-described", "scheme code"));

    private static final Map<String, String> DESCRIPTION =
            shape(
                    "unit function kind category? project? departmentEconomic? governmentEconomic?"
                            + " fund fiscalAppropriation? procurement!");

    private FactShapes() {}

    /** What kinds there are. */
    static Set<String> types() {
        var all = new TreeSet<>(OF_LINES.keySet());
        all.addAll(OF_REFERENCE.keySet());
        return all;
    }

    static boolean ofLine(String type) {
        return OF_LINES.containsKey(type);
    }

    /** The payload, if it is of the kind it is stored as. */
    static Members read(String type, int version, byte[] payload) throws Malformed {
        var shape = ofLine(type) ? OF_LINES.get(type) : OF_REFERENCE.get(type);
        if (shape == null || version != VERSION) {
            throw new Malformed("its kind is unknown: " + type + " version " + version);
        }
        var members = check(Members.of(payload), shape);
        if (shape.containsKey("description")) {
            check(members.object("description"), DESCRIPTION);
        }
        return members;
    }

    private static Members check(Members members, Map<String, String> shape) throws Malformed {
        members.exactly(shape.keySet());
        for (var member : shape.entrySet()) {
            var name = member.getKey();
            switch (member.getValue()) {
                case "?" -> members.maybe(name);
                case "$" -> members.fen(name);
                case "@" -> members.day(name);
                case "!" -> members.truth(name);
                case "{}" -> members.object(name);
                case "[]" -> members.list(name);
                default -> members.text(name);
            }
        }
        return members;
    }

    private static Map<String, Map<String, String>> shapes(String all, Map<String, String> own) {
        return own.entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, it -> shape(all + it.getValue())));
    }

    private static Map<String, String> shape(String words) {
        var shape = new LinkedHashMap<String, String>();
        for (var word : words.split(" ")) {
            var name = word.replaceAll("[^A-Za-z]", "");
            shape.put(name, word.substring(name.length()));
        }
        return shape;
    }
}
