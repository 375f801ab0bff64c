package budgettrail.faults;

import budgettrail.BudgetTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The application on a machine whose clock is wrong. */
final class ShiftedNode {
    static final String SHIFT = "budgettrail.shift";
    private static final ZoneId TREASURY = ZoneId.of("Asia/Shanghai");

    private ShiftedNode() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(BudgetTrail.class)
                .initializers(ShiftedNode::shift)
                .run(arguments);
    }

    private static void shift(ConfigurableApplicationContext context) {
        var shift = Duration.parse(context.getEnvironment().getRequiredProperty(SHIFT));
        ((GenericApplicationContext) context)
                .registerBean(
                        "clock", Clock.class, () -> Clock.offset(Clock.system(TREASURY), shift));
    }
}
