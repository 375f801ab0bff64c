package budgettrail.query.project;

import budgettrail.query.adjustment.AdjustmentSheet;
import budgettrail.query.commitment.CommitmentSheet;
import budgettrail.query.disbursement.PaymentSheet;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Question;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.reading.Parameters;
import budgettrail.query.sheet.Arrangements;
import budgettrail.query.sheet.SheetSource;
import budgettrail.query.sheet.Sheets;
import budgettrail.query.sheet.SubjectSheet;
import budgettrail.query.summary.FigureSheet;
import budgettrail.query.summary.Summary;
import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Viewer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One project, as a page. */
@Controller
class ProjectController {
    static final String PAGE = "/project";

    private static final String[] TABLES = {
        FigureSheet.LINES, AdjustmentSheet.NAME, CommitmentSheet.NAME, PaymentSheet.NAME
    };

    private final Views views;
    private final Sheets sheets;

    ProjectController(Views views, Sheets sheets) {
        this.views = views;
        this.sheets = sheets;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        PageAccess projectAccess() {
            return PageAccess.everybody(PAGE);
        }

        @Bean
        SheetSource adjustmentSheet(Views views) {
            return new SubjectSheet(AdjustmentSheet.NAME, PAGE, views, AdjustmentSheet::all);
        }

        @Bean
        SheetSource commitmentSheet(Views views) {
            return new SubjectSheet(CommitmentSheet.NAME, PAGE, views, CommitmentSheet::all);
        }
    }

    @GetMapping(PAGE)
    String show(
            Viewer viewer,
            @RequestParam MultiValueMap<String, String> asked,
            Locale locale,
            Model page) {
        var what = Subject.Asked.of(asked);
        if (what.project() == null) {
            throw Parameters.invalid("project");
        }
        var tables = sheets.asked(asked, locale);
        page.addAttribute(
                "page",
                tables.read(
                        () ->
                                views.read(
                                        Question.of(asked),
                                        viewer,
                                        view -> page(view, what, tables))));
        page.addAttribute("viewer", viewer);
        return "project";
    }

    private static ProjectPage page(View view, Subject.Asked what, Arrangements tables) {
        var subject = Subject.of(view, what, PAGE);
        var here = tables.in(subject.place(), TABLES);
        return new ProjectPage(
                Frame.of(view, here, subject.crumbs()),
                Objects.requireNonNull(subject.name()),
                Summary.of(view, subject),
                List.of(
                        new FigureSheet(view, subject).lines(tables, here),
                        AdjustmentSheet.onPage(view, subject, tables, here),
                        CommitmentSheet.onPage(view, subject, tables, here),
                        PaymentSheet.onPage(view, subject, tables, here)));
    }
}
