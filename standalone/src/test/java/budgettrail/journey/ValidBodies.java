package budgettrail.journey;

import java.util.List;
import java.util.Map;

/** A body that each command takes, by the end of its address. */
final class ValidBodies {
    private static final String DAY = "2022-03-01";
    private static final Map<String, Object> DESCRIPTION =
            Map.of("unit", "U1", "function", "2", "kind", "BASIC");
    private static final Map<String, Object> PAYMENT =
            Map.of(
                    "disbursement", "P-1",
                    "effective", DAY,
                    "amount", "1.00",
                    "unit", "U1",
                    "voucher", "V-1",
                    "payee", "示例公司");
    private static final Map<String, Object> ADJUSTMENT =
            Map.of("adjustment", "A-1", "effective", DAY, "amount", "1.00");
    private static final Map<String, Object> MONEY = Map.of("effective", DAY, "amount", "1.00");
    private static final Map<String, Object> DECIDED =
            Map.of("adjustment", "A-1", "decided", DAY, "document", "D-1");

    private static final Map<String, Map<String, Object>> BY_ADDRESS =
            Map.ofEntries(
                    Map.entry(
                            "/budget-lines", Map.of("line", "2022:C", "description", DESCRIPTION)),
                    Map.entry("/description", Map.of("effective", DAY, "description", DESCRIPTION)),
                    Map.entry("/appropriation", Map.of("amount", "1.00")),
                    Map.entry("/supplements", ADJUSTMENT),
                    Map.entry("/reductions", ADJUSTMENT),
                    Map.entry(
                            "/virements",
                            Map.of(
                                    "from", "2022:A",
                                    "to", "2022:B",
                                    "adjustment", "A-2",
                                    "effective", DAY,
                                    "amount", "1.00")),
                    Map.entry("/freezes", MONEY),
                    Map.entry("/unfreezes", MONEY),
                    Map.entry("/release", MONEY),
                    Map.entry("/revision", Map.of("effective", DAY, "change", "1.00")),
                    Map.entry(
                            "/commitments",
                            Map.of("commitment", "C-1", "effective", DAY, "amount", "1.00")),
                    Map.entry(
                            "/exemptions",
                            Map.of(
                                    "adjustment",
                                    "A-1",
                                    "ground",
                                    "NATIONAL_POLICY",
                                    "decided",
                                    DAY)),
                    Map.entry("/exemption-withdrawals", DECIDED),
                    Map.entry("/disbursements", PAYMENT),
                    Map.entry(
                            "/refunds",
                            Map.of(
                                    "refund", "R-1",
                                    "disbursement", "P-1",
                                    "effective", DAY,
                                    "amount", "1.00",
                                    "unit", "U1",
                                    "voucher", "V-2")),
                    Map.entry("/correction", Map.of("line", "2022:A", "payment", PAYMENT)),
                    Map.entry("/closing", Map.of("carryForward", "0.00", "lapse", "1.00")),
                    Map.entry("/units", Map.of("unit", "U2", "effective", DAY, "nameZh", "二")),
                    Map.entry("/projects", Map.of("project", "J", "effective", DAY, "nameZh", "三")),
                    Map.entry(
                            "/function-codes",
                            Map.of("code", "2", "effective", DAY, "nameZh", "四")),
                    Map.entry(
                            "/economic-codes",
                            Map.of(
                                    "scheme", "DEPARTMENT",
                                    "code", "3",
                                    "effective", DAY,
                                    "nameZh", "五")));

    private ValidBodies() {}

    /** What becomes of a request takes the day alone. */
    static Map<String, Object> of(String address) {
        return BY_ADDRESS.getOrDefault(
                address.substring(address.lastIndexOf('/')), Map.of("effective", DAY));
    }

    static List<String> files() {
        return List.of("units", "execution", "budget-lines", "projects", "function-codes");
    }
}
