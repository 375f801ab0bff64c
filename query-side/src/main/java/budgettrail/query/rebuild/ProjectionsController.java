package budgettrail.query.rebuild;

import budgettrail.query.job.Watchers;
import budgettrail.query.job.Watchers.Told;
import budgettrail.query.job.Words;
import budgettrail.query.page.Question;
import budgettrail.query.page.Views;
import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** How the views follow the log, as a page; whoever may, makes them anew there. */
@Controller
class ProjectionsController {
    static final String PAGE = "/projections";

    private static final String START = PAGE + "/rebuild";
    private static final String CANCEL = PAGE + "/cancel";
    private static final String PAUSE = PAGE + "/pause";
    private static final String RESUME = PAGE + "/resume";

    private final Views views;
    private final Rebuild rebuild;
    private final Watchers watchers;
    private final Words words;

    ProjectionsController(Views views, Rebuild rebuild, Watchers watchers, Words words) {
        this.views = views;
        this.rebuild = rebuild;
        this.watchers = watchers;
        this.words = words;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        /** With everything that is done there. */
        @Bean
        PageAccess projectionsAccess() {
            return PageAccess.of(PAGE + "/**", Role.ADMINISTRATOR, Role.AUDITOR);
        }
    }

    @GetMapping(PAGE)
    String show(Viewer viewer, Model page) {
        var progress = rebuild.progress().orElse(null);
        var question = Question.of(new LinkedMultiValueMap<>());
        var replaying = rebuild.replaying();
        var shown =
                views.read(question, viewer, view -> ProjectionsPage.of(view, progress, replaying));
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

    @PostMapping(PAUSE)
    String pause(Viewer viewer) {
        rebuild.pause(viewer.name());
        return "redirect:" + PAGE;
    }

    @PostMapping(RESUME)
    String resume() {
        rebuild.resume();
        return "redirect:" + PAGE;
    }

    /** What changes on the page while a rebuild is running. */
    @GetMapping(path = PAGE + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(Locale locale) {
        return watchers.watch(
                () -> rebuild.progress().map(it -> told(it, locale)).orElse(Told.NOTHING));
    }

    private Told told(ToldRebuild it, Locale locale) {
        return new Told(words.of(it.progress(), locale), !it.running());
    }
}
