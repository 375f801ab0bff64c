package budgettrail.query.dashboard;

import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Role;
import java.util.EnumSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every role reads the dashboard, as it reads the API; a unit manager only the own subtree. */
@Configuration(proxyBeanMethods = false)
class DashboardAccess {
    @Bean
    PageAccess start() {
        return everybody("/");
    }

    @Bean
    PageAccess dashboard() {
        return everybody(DashboardController.PAGE);
    }

    @Bean
    PageAccess dashboardTable() {
        return everybody(DashboardController.TABLE);
    }

    private static PageAccess everybody(String address) {
        return new PageAccess(address, EnumSet.allOf(Role.class));
    }
}
