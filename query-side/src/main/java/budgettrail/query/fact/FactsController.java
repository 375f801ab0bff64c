package budgettrail.query.fact;

import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The facts behind a figure, as a page. */
@Controller
class FactsController {
    private final Facts facts;

    FactsController(Facts facts) {
        this.facts = facts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Access {
        @Bean
        PageAccess factsPage() {
            return PageAccess.everybody(Facts.PAGE);
        }
    }

    @GetMapping(Facts.PAGE)
    String show(Viewer viewer, @RequestParam MultiValueMap<String, String> asked, Model page) {
        page.addAttribute("page", facts.read(asked, viewer));
        page.addAttribute("viewer", viewer);
        return "facts";
    }
}
