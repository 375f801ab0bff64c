package budgettrail.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What goes wrong in a window, and no visitor would see: it is to stay empty. */
final class Faults {
    private static final String ABORTED = "net::ERR_ABORTED";
    private static final String REPORT = "reportViolation";
    private static final String LISTEN =
            """
            document.addEventListener('securitypolicyviolation', violation =>
                %s(`${violation.effectiveDirective} ${violation.blockedURI} ${violation.sample}`));
            """
                    .formatted(REPORT);

    private final List<String> found = new ArrayList<>();
    private final Set<String> kept = new HashSet<>();

    private Faults() {}

    /**
     * @param home the address of the application: nothing else is to be asked for anything
     */
    static Faults in(BrowserContext context, String home) {
        var faults = new Faults();
        var elsewhere = Pattern.compile("^(?!" + Pattern.quote(home) + "/|data:|blob:|about:).*");
        // Seen and not stopped, for that would do without the browser's cache: no host has a name.
        context.onRequest(
                request -> {
                    if (elsewhere.matcher(request.url()).matches()) {
                        faults.add("leaves the machine", request.url());
                    }
                });
        context.exposeBinding(
                REPORT,
                (source, said) -> {
                    faults.add("content policy", String.valueOf(said[0]));
                    return null;
                });
        context.addInitScript(LISTEN);
        return faults;
    }

    void watch(Page page) {
        page.onConsoleMessage(message -> console(page, message));
        page.onPageError(error -> add("script", error));
        page.onRequestFailed(this::failed);
        page.onDownload(file -> kept.add("request: " + ABORTED + " " + file.url()));
    }

    /** A page that turns out to be a file is kept instead of shown, which ends its request. */
    List<String> all() {
        return found.stream().filter(fault -> !kept.contains(fault)).toList();
    }

    void forget() {
        found.clear();
    }

    /** The status of the page itself is looked at by whoever opens it. */
    private void console(Page page, ConsoleMessage message) {
        var ofThePage =
                message.text().startsWith("Failed to load resource")
                        && message.location().startsWith(page.url());
        if (message.type().equals("error") && !ofThePage) {
            add("console", message.text() + " " + message.location());
        }
    }

    /** Whoever has heard enough of something under way hangs up. */
    private void failed(Request request) {
        var hungUp =
                request.resourceType().equals("eventsource") && request.failure().equals(ABORTED);
        if (!hungUp) {
            add("request", request.failure() + " " + request.url());
        }
    }

    private void add(String kind, String what) {
        found.add(kind + ": " + what);
    }
}
