package budgettrail.query.audit;

import budgettrail.log.seal.VerificationProgress;
import budgettrail.log.seal.Verifications;
import budgettrail.query.job.Watchers;
import budgettrail.query.job.Watchers.Told;
import budgettrail.query.job.Words;
import budgettrail.query.page.Question;
import budgettrail.query.page.Views;
import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The seal of the log, as a page; whoever may see it verifies the log there. */
@Controller
class AuditController {
    static final String PAGE = "/audit";

    private static final String START = PAGE + "/verify";
    private static final String CANCEL = PAGE + "/cancel";

    private final Views views;
    private final LogSeal seal;
    private final Verifications verifications;
    private final FaultWords words;
    private final FactPlaces places;
    private final Watchers watchers;
    private final Words progress;

    AuditController(
            Views views,
            LogSeal seal,
            Verifications verifications,
            FaultWords words,
            FactPlaces places,
            Watchers watchers,
            Words progress) {
        this.views = views;
        this.seal = seal;
        this.verifications = verifications;
        this.words = words;
        this.places = places;
        this.watchers = watchers;
        this.progress = progress;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        /** With everything that is done and downloaded there. */
        @Bean
        PageAccess auditAccess() {
            return PageAccess.of(PAGE + "/**", Role.AUDITOR, Role.ADMINISTRATOR);
        }
    }

    @GetMapping(PAGE)
    String show(Viewer viewer, Locale locale, Model page) {
        var last = worthShowing().map(it -> shown(it, locale)).orElse(null);
        var sealed = ShownSeal.of(seal);
        var question = Question.of(new LinkedMultiValueMap<>());
        var shown = views.read(question, viewer, view -> AuditPage.of(view, sealed, last));
        page.addAttribute("page", shown);
        page.addAttribute("viewer", viewer);
        page.addAttribute("renews", shown.renews());
        return "audit";
    }

    /** The running one, else what was last said of the whole log: a part takes nothing back. */
    private Optional<VerificationProgress> worthShowing() {
        var last = verifications.last();
        return last.filter(VerificationProgress::running).or(verifications::telling).or(() -> last);
    }

    private ShownVerification shown(VerificationProgress verification, Locale locale) {
        return ShownVerification.of(
                verification,
                verification.first().stream()
                        .map(fault -> ShownFault.of(fault, words, places, locale))
                        .toList());
    }

    /** What changes on the page while a verification is running. */
    @GetMapping(path = PAGE + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(Locale locale) {
        return watchers.watch(
                () -> verifications.last().map(it -> told(it, locale)).orElse(Told.NOTHING));
    }

    private Told told(VerificationProgress it, Locale locale) {
        return new Told(progress.of(it.progress(), locale), !it.running());
    }

    /** One that is running already is shown, whoever began it. */
    @PostMapping(START)
    String start(Viewer viewer) {
        verifications.start(viewer.name(), 0);
        return "redirect:" + PAGE;
    }

    /** One that has ended meanwhile is shown, too. */
    @PostMapping(CANCEL)
    String cancel(Viewer viewer) {
        verifications.cancel(viewer.name());
        return "redirect:" + PAGE;
    }
}
