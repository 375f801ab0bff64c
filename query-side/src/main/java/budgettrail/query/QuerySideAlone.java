package budgettrail.query;

import budgettrail.web.SharedWeb;
import org.axonframework.springboot.autoconfig.UpdateCheckerAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The query side as an application of its own, beside a command side on the same database. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = UpdateCheckerAutoConfiguration.class) // it calls home
@Import({SharedWeb.class, QuerySide.class})
public class QuerySideAlone {
    public static void main(String[] arguments) {
        var application = new SpringApplication(QuerySideAlone.class);
        application.setAdditionalProfiles("query-side");
        application.run(arguments);
    }
}
