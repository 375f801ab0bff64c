package budgettrail.web.access;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page to sign in on. Security itself takes what it sends. */
@Controller
class SignInPage {
    @GetMapping(PublicAddresses.SIGN_IN)
    String show(
            @RequestParam(name = "failed", required = false) @Nullable String failed,
            @RequestParam(name = "busy", required = false) @Nullable String busy,
            @RequestParam(name = "wait", required = false) @Nullable String wait,
            @RequestParam(name = "signedOut", required = false) @Nullable String signedOut,
            @RequestParam(name = "expired", required = false) @Nullable String expired,
            Model page) {
        page.addAttribute("failed", failed != null);
        page.addAttribute("busy", busy != null);
        page.addAttribute("wait", seconds(wait));
        page.addAttribute("signedOut", signedOut != null);
        page.addAttribute("expired", expired != null);
        return "sign-in";
    }

    private static @Nullable Integer seconds(@Nullable String wait) {
        return wait != null && wait.matches("[0-9]{1,2}") ? Integer.valueOf(wait) : null;
    }
}
