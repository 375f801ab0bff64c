package budgettrail.query.figures;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** An item of the “三公”经费 and the department economic codes it is booked under. */
public enum ThreePublicItem {
    /** 因公出国（境）费 */
    ABROAD("30212"),
    /** 公务用车购置 */
    VEHICLE_PURCHASE("30913", "31013"),
    /** 公务用车运行维护费 */
    VEHICLE_OPERATION("30231"),
    /** 公务接待费 */
    RECEPTION("30217");

    private final Set<String> codes;

    ThreePublicItem(String... codes) {
        this.codes = Set.of(codes);
    }

    public Set<String> codes() {
        return codes;
    }

    /** The codes of all items together. */
    public static Set<String> allCodes() {
        return Arrays.stream(values())
                .flatMap(item -> item.codes.stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
