package budgettrail.command;

import budgettrail.web.SharedWeb;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The command side as an application of its own, beside a query side on the same database. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = UpdateCheckerAutoConfiguration.class) // it calls home
@Import({SharedWeb.class, CommandSide.class})
public class CommandSideAlone {
    public static void main(String[] arguments) {
        var application = new SpringApplication(CommandSideAlone.class);
        application.setAdditionalProfiles("command-side");
        application.run(arguments);
    }
}
