package budgettrail.web;

import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Role;
import budgettrail.web.problem.LargeBodies;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The smallest application that has everything of this module. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({SharedWeb.class, TestEndpoints.class})
public class TestApplication {
    @Bean
    LargeBodies bytes() {
        return new LargeBodies("/api/bytes");
    }

    @Bean
    LargeBodies files() {
        return new LargeBodies("/api/files");
    }

    @Bean
    PageAccess home() {
        return PageAccess.of("/", Role.AUDITOR, Role.TREASURY_CLERK);
    }
}
