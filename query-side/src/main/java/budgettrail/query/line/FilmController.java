package budgettrail.query.line;

import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The film of a line, one step a page. */
@Controller
class FilmController {
    private final Films films;

    FilmController(Films films) {
        this.films = films;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        PageAccess filmAccess() {
            return PageAccess.everybody(Films.PAGE);
        }
    }

    @GetMapping(Films.PAGE)
    String show(Viewer viewer, @RequestParam MultiValueMap<String, String> asked, Model page) {
        page.addAttribute("page", films.read(asked, viewer));
        page.addAttribute("viewer", viewer);
        return "film";
    }
}
