package budgettrail.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import com.microsoft.playwright.options.ScreenshotScale;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A window of somebody's: one page at a time, and everything that goes wrong in it. */
final class Visit implements AutoCloseable {
    private static final Set<String> WEIGHED = Set.of("script", "stylesheet");

    private final BrowserContext context;
    private final SharedBrowser browser;
    private final Page page;
    private final Faults faults;
    private final List<Request> loaded = new ArrayList<>();
    private final Map<String, Integer> weights = new HashMap<>();
    private int loads;

    Visit(BrowserContext context, SharedBrowser browser) {
        this.context = context;
        this.browser = browser;
        this.faults = Faults.in(context, browser.address());
        this.page = context.newPage();
        faults.watch(page);
        page.onRequestFinished(loaded::add);
        page.onLoad(shown -> loads++);
    }

    Page page() {
        return page;
    }

    /** What is wrong so far, one line each. */
    List<String> faults() {
        return faults.all();
    }

    /** What was wrong before is no longer told. */
    void forget() {
        faults.forget();
    }

    /** Goes to an address of the application and waits until everything of the page is there. */
    Response open(String address) {
        loaded.clear();
        return Objects.requireNonNull(page.navigate(address));
    }

    /** Clicks what leads to another page, and waits until everything of that is there. */
    void follow(String selector) {
        follow(() -> page.click(selector));
    }

    /** Does what leads to another page. */
    void follow(Runnable step) {
        loaded.clear();
        var before = loads;
        step.run();
        page.waitForCondition(() -> loads > before);
    }

    /** Fills in the form that is shown. */
    void signIn(String user) {
        signIn(user, browser.account(user).password());
    }

    void signIn(String user, String password) {
        page.fill("input[name=user]", user);
        page.fill("input[name=password]", password);
        follow("form[action$='/sign-in'] button");
    }

    /** The address without the machine. */
    String place() {
        return page.url().substring(browser.address().length());
    }

    /** What the page tells of what has just happened. */
    String said() {
        return page.locator("[role=status]").innerText();
    }

    /** The cookie of that name, as the browser has it. */
    Cookie cookie(String name) {
        return context.cookies().stream()
                .filter(one -> one.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No cookie " + name));
    }

    /** All of them, as a request has them. */
    String cookies() {
        return context.cookies().stream()
                .map(one -> one.name + "=" + one.value)
                .collect(Collectors.joining("; "));
    }

    Cookie session() {
        return cookie(SharedBrowser.SESSION);
    }

    /** The system of the visitor turns light or dark while the page stays open. */
    void system(ColorScheme preferred) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(preferred));
    }

    /** The window is as wide as that visitor's, and the system as light. */
    void become(Visitor visitor) {
        page.setViewportSize(visitor.width(), visitor.height());
        system(visitor.system());
    }

    /**
     * The bytes of script and style of this page that came over the wire, compressed: with it, or
     * with the page before it that brought them into the cache.
     */
    int weight() {
        // Asking for sizes lets more requests finish meanwhile.
        return List.copyOf(loaded).stream()
                .filter(request -> WEIGHED.contains(request.resourceType()))
                .mapToInt(
                        request ->
                                weights.merge(
                                        request.url(), request.sizes().responseBodySize, Math::max))
                .sum();
    }

    /** The whole page, however long, as it is: to hold it still would take a style of ours. */
    void shoot(Path file) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setAnimations(ScreenshotAnimations.ALLOW)
                        .setCaret(ScreenshotCaret.INITIAL)
                        .setScale(ScreenshotScale.CSS)
                        .setPath(file));
    }

    @Override
    public void close() {
        context.close();
    }
}
