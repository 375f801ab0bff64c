package budgettrail;

import budgettrail.command.CommandSide;
import budgettrail.query.QuerySide;
import budgettrail.standalone.Standalone;
import budgettrail.web.SharedWeb;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Budget Trail in one process. In the root package, so that entities of every module are found; yet
 * nothing is scanned from here: each module is imported by its one configuration.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UpdateCheckerAutoConfiguration.class) // it calls home
@Import({SharedWeb.class, CommandSide.class, QuerySide.class, Standalone.class})
public class BudgetTrail {
    public static void main(String[] arguments) {
        SpringApplication.run(BudgetTrail.class, arguments);
    }
}
