package budgettrail.query.disbursement;

import budgettrail.query.page.Views;
import budgettrail.query.sheet.SheetSource;
import budgettrail.query.sheet.SubjectSheet;
import budgettrail.web.access.PageAccess;
import budgettrail.web.access.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One payment, as a page. */
@Controller
class PaymentPageController {
    private final PaymentPages payments;

    PaymentPageController(PaymentPages payments) {
        this.payments = payments;
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        PageAccess paymentAccess() {
            return PageAccess.everybody(PaymentPages.PAGE);
        }

        @Bean
        SheetSource paymentSheet(Views views) {
            return new SubjectSheet(PaymentSheet.NAME, "/dashboard", views, PaymentSheet::all);
        }
    }

    @GetMapping(PaymentPages.PAGE)
    String show(Viewer viewer, @RequestParam MultiValueMap<String, String> asked, Model page) {
        page.addAttribute("page", payments.read(asked, viewer));
        page.addAttribute("viewer", viewer);
        return "payment";
    }
}
