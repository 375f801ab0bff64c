package budgettrail.standalone;

import budgettrail.web.Terminal;
import budgettrail.web.access.Account;
import budgettrail.web.access.Accounts;
import budgettrail.web.access.Role;
import budgettrail.web.language.Language;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/** What the one who started it reads first, in both languages. */
final class ReadyMessage {
    private static final String RULE = "=".repeat(78) + "\n";
    private static final String IMPORTS = "/api/docs#/Imports";
    private static final String MANAGER =
            """
            {"user":"…","roles":["UNIT_MANAGER"],"unit":"…","password":"…","token":"…"}\
            """;

    private final Accounts accounts;
    private final MessageSource messages;
    private final boolean practice;

    /**
     * @param practice whether the sample's year to practise is there
     */
    ReadyMessage(Accounts accounts, MessageSource messages, boolean practice) {
        this.accounts = accounts;
        this.messages = messages;
        this.practice = practice;
    }

    /**
     * The message. It shows secrets if this start made them and somebody looks, and never again.
     *
     * @param address of the server, such as {@code http://127.0.0.1:8080}
     */
    String text(String address) {
        var file = accounts.file().path();
        var shown = accounts.justMade() && Terminal.isWatched() ? secrets() : "";
        return "\n"
                + RULE
                + both("ready.title")
                + "  "
                + both("ready.pages", address + "/")
                + "  "
                + both("ready.document", address + "/api/docs")
                + "  "
                + both("ready.accounts", file.toAbsolutePath())
                + shown
                + "  "
                + (practice ? payment(address) : both("ready.budget", address + IMPORTS))
                + RULE;
    }

    private String payment(String address) {
        return both("ready.payment")
                + FirstPayment.command(address, accounts.file().path()).indent(4);
    }

    private String secrets() {
        var made = accounts.file().read();
        return made.stream().map(this::line).collect(Collectors.joining())
                + "    "
                + both("ready.once")
                + (made.stream().anyMatch(one -> one.unit() != null) ? "" : managers());
    }

    /** Nobody manages a unit yet, for nobody knows the units yet. */
    private String managers() {
        return "  " + both("ready.managers") + "    " + MANAGER + "\n";
    }

    private String line(Account account) {
        var roles = account.roles().stream().map(this::role).collect(Collectors.joining(", "));
        var unit = account.unit() == null ? "" : " " + account.unit();
        return "    %-14s %s%s%n                   password %s  token %s%n"
                .formatted(account.user(), roles, unit, account.password(), account.token());
    }

    private String role(Role role) {
        return role + " " + say(Language.ZH, "role." + role.name());
    }

    private String both(String key, Object... arguments) {
        return say(Language.ZH, key, arguments) + "  " + say(Language.EN, key, arguments) + "\n";
    }

    private String say(Language language, String key, Object... arguments) {
        Locale locale = language.locale();
        return messages.getMessage(key, arguments, locale);
    }
}
