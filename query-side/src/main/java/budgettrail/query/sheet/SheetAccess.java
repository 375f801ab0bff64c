package budgettrail.query.sheet;

import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Role;
import java.util.EnumSet;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Every role reads the tables, as it reads their pages; a unit manager only the own subtree. */
@Configuration(proxyBeanMethods = false)
class SheetAccess {
    @Bean
    PageAccess sheetFiles() {
        return new PageAccess(SheetController.FILES, EnumSet.allOf(Role.class));
    }
}
