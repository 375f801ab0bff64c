package budgettrail.query.rebuild;

import budgettrail.query.page.Question;
import budgettrail.query.page.Views;
import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** How the views follow the log, as a page; whoever may, makes them anew there. */
@Controller
class ProjectionsController {
    static final String PAGE = "/projections";

    private static final String START = PAGE + "/rebuild";
    private static final String CANCEL = PAGE + "/cancel";

    private final Views views;
    private final Rebuild rebuild;

    ProjectionsController(Views views, Rebuild rebuild) {
        this.views = views;
        this.rebuild = rebuild;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        PageAccess projectionsAccess() {
            return PageAccess.of(PAGE, Role.ADMINISTRATOR, Role.AUDITOR);
        }

        @Bean
        PageAccess rebuildAccess() {
            return PageAccess.of(START, Role.ADMINISTRATOR, Role.AUDITOR);
        }

        @Bean
        PageAccess cancelAccess() {
            return PageAccess.of(CANCEL, Role.ADMINISTRATOR, Role.AUDITOR);
        }
    }

    @GetMapping(PAGE)
    String show(Viewer viewer, Model page) {
        var progress = rebuild.progress().orElse(null);
        var question = Question.of(new LinkedMultiValueMap<>());
        var shown = views.read(question, viewer, view -> ProjectionsPage.of(view, progress));
        page.addAttribute("page", shown);
        page.addAttribute("viewer", viewer);
        page.addAttribute("renews", shown.renews());
        return "projections";
    }

    /** One that is running already is shown, whoever began it. */
    @PostMapping(START)
    String start(Viewer viewer) {
        rebuild.start(viewer.name());
        return "redirect:" + PAGE;
    }

    /** One that has ended meanwhile is shown, too. */
    @PostMapping(CANCEL)
    String cancel(Viewer viewer) {
        rebuild.cancel(viewer.name());
        return "redirect:" + PAGE;
    }
}
