package budgettrail.query.comparison;

import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Viewer;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Two moments side by side, as a page. */
@Controller
class ComparisonPageController {
    private final Comparisons comparisons;

    ComparisonPageController(Comparisons comparisons) {
        this.comparisons = comparisons;
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        PageAccess comparisonPage() {
            return PageAccess.everybody(Comparisons.PAGE);
        }
    }

    @GetMapping(Comparisons.PAGE)
    String show(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> asked,
            Locale locale,
            Model page) {
        page.addAttribute("page", comparisons.read(asked, viewer, locale));
        page.addAttribute("viewer", viewer);
        return "compare";
    }
}
