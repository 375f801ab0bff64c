package budgettrail.query.replay;

import budgettrail.query.job.ShownProgress;
import budgettrail.query.job.Watchers;
import budgettrail.query.job.Watchers.Told;
import budgettrail.query.job.Words;
import budgettrail.query.page.KnownAt;
import budgettrail.query.page.Question;
import budgettrail.query.page.Views;
import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Replays, as a page: whoever may begins them there, and sees what they find. */
@Controller
class ReplayPageController {
    static final String PAGE = "/replay";

    private static final String TO_PAGE = "redirect:" + PAGE;
    private static final int SHOWN = 20;

    private final Views views;
    private final Replay replay;
    private final Watchers watchers;
    private final Words words;

    ReplayPageController(Views views, Replay replay, Watchers watchers, Words words) {
        this.views = views;
        this.replay = replay;
        this.watchers = watchers;
        this.words = words;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        /** With everything that is done there. */
        @Bean
        PageAccess replayAccess() {
            return PageAccess.of(PAGE + "/**", Role.AUDITOR, Role.ADMINISTRATOR);
        }
    }

    /**
     * @param number of a past one
     */
    @GetMapping(PAGE)
    String show(
            Viewer viewer,
            @RequestParam(name = "replay", required = false) @Nullable String number,
            @RequestParam(required = false) @Nullable String cursor,
            Model page) {
        var told = number == null ? replay.last().orElse(null) : Asked.replay(replay, number);
        return show(
                viewer,
                told,
                number != null && told != null && !told.running(),
                cursor,
                Entered.NOTHING,
                page);
    }

    private String show(
            Viewer viewer,
            @Nullable ToldReplay told,
            boolean chosen,
            @Nullable String cursor,
            Entered asked,
            Model page) {
        var past = Past.of(replay, cursor, SHOWN);
        var last = chosen ? replay.last().orElse(null) : told;
        var running = last != null && last.running();
        var read =
                new ReplayPage.Read(
                        told, chosen, running, replay.rebuilding(), asked, past, cursor != null);
        var question = Question.of(new LinkedMultiValueMap<>());
        var shown = views.read(question, viewer, view -> ReplayPage.of(view, read));
        page.addAttribute("page", shown);
        page.addAttribute("viewer", viewer);
        page.addAttribute("renews", shown.renews());
        return "replay";
    }

    /**
     * One that is running already is shown, whoever began it; what is wrong is shown as entered.
     */
    @PostMapping(PAGE + "/start")
    String start(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String extent,
            @RequestParam(required = false) @Nullable String fiscalYear,
            @RequestParam(required = false) @Nullable String line,
            @RequestParam(required = false) @Nullable String knownAt,
            HttpServletResponse answer,
            Model page) {
        var entered = Entered.of(extent, fiscalYear, line, knownAt);
        var wrong = begin(viewer, entered);
        if (wrong == null) {
            return TO_PAGE;
        }
        answer.setStatus(HttpStatus.BAD_REQUEST.value());
        return show(viewer, replay.last().orElse(null), false, null, entered.wrong(wrong), page);
    }

    /** The field that is wrong; none: it was begun. */
    private @Nullable String begin(Viewer viewer, Entered entered) {
        try {
            var chosen = entered.chosen();
            if (chosen == null) {
                return "extent";
            }
            replay.start(viewer.name(), chosen, KnownAt.of(entered.knownAt()));
            return null;
        } catch (ProblemException refused) {
            var field = Entered.field(refused.problem());
            if (field == null) {
                throw refused;
            }
            return field;
        }
    }

    /** One that has ended meanwhile is shown, too. */
    @PostMapping(PAGE + "/cancel")
    String cancel(Viewer viewer) {
        replay.cancel(viewer.name());
        return TO_PAGE;
    }

    @PostMapping(PAGE + "/pause")
    String pause(Viewer viewer) {
        replay.pause(viewer.name());
        return TO_PAGE;
    }

    @PostMapping(PAGE + "/resume")
    String resume() {
        replay.resume();
        return TO_PAGE;
    }

    /** What changes on the page while a replay is running. */
    @GetMapping(path = PAGE + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(Locale locale) {
        return watchers.watch(() -> replay.last().map(it -> told(it, locale)).orElse(Told.NOTHING));
    }

    private Told told(ToldReplay it, Locale locale) {
        var stage = ShownReplay.of(it).stage();
        var shown = ShownProgress.of(it.progress(), it.remainingSeconds());
        return new Told(words.of(stage, shown, locale), !it.running());
    }
}
