package budgettrail.query.dashboard;

import budgettrail.web.access.PageAccess;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every role reads the dashboard, as it reads the API; a unit manager only the own subtree. */
@Configuration(proxyBeanMethods = false)
class DashboardAccess {
    @Bean
    PageAccess start() {
        return PageAccess.everybody("/");
    }

    @Bean
    PageAccess dashboard() {
        return PageAccess.everybody(DashboardController.PAGE);
    }

    @Bean
    PageAccess dashboardTable() {
        return PageAccess.everybody(DashboardController.TABLE);
    }
}
