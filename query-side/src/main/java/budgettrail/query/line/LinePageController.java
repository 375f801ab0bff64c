package budgettrail.query.line;

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

/** One line, as a page. */
@Controller
class LinePageController {
    private final LinePages lines;

    LinePageController(LinePages lines) {
        this.lines = lines;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        PageAccess lineAccess() {
            return PageAccess.everybody(LinePages.PAGE);
        }
    }

    @GetMapping(LinePages.PAGE)
    String show(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> asked,
            Locale locale,
            Model page) {
        page.addAttribute("page", lines.read(asked, viewer, locale));
        page.addAttribute("viewer", viewer);
        return "line";
    }
}
