package budgettrail.browser;

import budgettrail.journey.RunningApplication;
import budgettrail.web.access.Account;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/**
 * One Chromium before one application: all browser tests share one before the sample year. A test
 * that records facts starts an application of its own.
 */
final class SharedBrowser implements AutoCloseable {
    /** The cookie of the session. */
    static final String SESSION = "budgettrail";

    /** Nothing but the application has a name or an address. */
    private static final List<String> ALONE =
            List.of(
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-quic",
                    "--disable-sync",
                    "--no-first-run");

    private final RunningApplication application;
    private final Playwright driver;
    private final Browser chromium;
    private final Map<String, Cookie> sessions = new HashMap<>();
    private final Map<Visitor, Visit> kept = new HashMap<>();

    private SharedBrowser(RunningApplication application, Playwright driver, Browser chromium) {
        this.application = application;
        this.driver = driver;
        this.chromium = chromium;
    }

    static SharedBrowser before(RunningApplication application, Path program) {
        var driver = Chromium.driver();
        var options = new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(ALONE);
        return new SharedBrowser(application, driver, driver.chromium().launch(options));
    }

    /** The same Chromium before another application. */
    SharedBrowser before(RunningApplication other) {
        return new SharedBrowser(other, driver, chromium);
    }

    /** A new window of a visitor, on no page yet. */
    Visit visit(Visitor visitor) {
        var window =
                new Browser.NewContextOptions()
                        .setBaseURL(address())
                        .setLocale(visitor.language().locale().toLanguageTag())
                        .setTimezoneId("Asia/Shanghai")
                        .setViewportSize(visitor.width(), visitor.height())
                        .setDeviceScaleFactor(visitor.width() < Visitor.DESK ? 2 : 1)
                        .setColorScheme(visitor.system())
                        .setReducedMotion(ReducedMotion.REDUCE)
                        .setJavaScriptEnabled(visitor.script());
        var context = chromium.newContext(window);
        if (visitor.user() != null) {
            context.addCookies(List.of(session(visitor.user())));
        }
        return new Visit(context, this);
    }

    /**
     * The window of a visitor that stays open from page to page, as theirs does: a new one is a new
     * process, which reads style, script and rules from the start.
     */
    Visit kept(Visitor visitor) {
        var visit = kept.computeIfAbsent(visitor, this::visit);
        visit.forget();
        visit.become(visitor);
        return visit;
    }

    void closeKept() {
        kept.values().forEach(Visit::close);
        kept.clear();
    }

    /** A window for pages of our own. */
    Browser chromium() {
        return chromium;
    }

    String address() {
        return application.address();
    }

    Account account(String user) {
        return application.account(user);
    }

    /** Ends a session as time does: on the server, while the browser keeps the cookie. */
    void expire(Cookie session) {
        var server = ((ServletWebServerApplicationContext) application.context()).getWebServer();
        for (var child : ((TomcatWebServer) server).getTomcat().getHost().findChildren()) {
            var sessions = ((org.apache.catalina.Context) child).getManager().findSessions();
            for (var one : sessions) {
                if (one.getId().equals(session.value)) {
                    one.expire();
                    return;
                }
            }
        }
        throw new IllegalStateException("No such session");
    }

    /** Signed in once for all visits: hashing a password is slow on purpose. */
    private Cookie session(String user) {
        return sessions.computeIfAbsent(
                user,
                name -> {
                    try (var visit = visit(Visitor.stranger())) {
                        visit.open("/sign-in");
                        visit.signIn(name);
                        return visit.session();
                    }
                });
    }

    @Override
    public void close() {
        driver.close();
    }
}
