package budgettrail.benchmark;

import budgettrail.BudgetTrail;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The product, and beside it an end point that does nothing but ask who calls. */
@Configuration(proxyBeanMethods = false)
public class Measured {
    static final String NOTHING = "/api/v1/nothing";

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(BudgetTrail.class, Measured.class).run(arguments);
    }

    /** The yardstick of reading: everything of a request but its question. */
    @RestController
    static class Nothing {
        record Answer(String nothing) {}

        @RolesAllowed("AUDITOR")
        @GetMapping(NOTHING)
        Answer answer() {
            return new Answer("nothing");
        }
    }
}
