package budgettrail.query.commitment;

import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One contract, as a page. */
@Controller
class CommitmentPageController {
    private final CommitmentPages commitments;

    CommitmentPageController(CommitmentPages commitments) {
        this.commitments = commitments;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        PageAccess commitmentAccess() {
            return PageAccess.everybody(CommitmentPages.PAGE);
        }
    }

    @GetMapping(CommitmentPages.PAGE)
    String show(Viewer viewer, @RequestParam MultiValueMap<String, String> asked, Model page) {
        page.addAttribute("page", commitments.read(asked, viewer));
        page.addAttribute("viewer", viewer);
        return "commitment";
    }
}
