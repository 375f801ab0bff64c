package budgettrail.web;

import budgettrail.web.access.Account;
import budgettrail.web.access.Accounts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A process that logs what an attacker would like to see in a log, and ends. */
final class HostileLog {
    static final String ID = "a-request";
    static final String[] VALUES = {
        "one\r\ntwo",
        "{\"message\":\"forged\"}\n{\"message\":\"forged\"}",
        "quote\" backslash\\ brace}",
        "\u0000\u0007\u001b[31mred\u001b[0m\u0085\u2028\u2029",
        "lone \ud800 surrogate",
        "预算执行\uFEFF\u202e"
    };

    private HostileLog() {}

    public static void main(String[] arguments) throws Exception {
        try (var context = SpringApplication.run(TestApplication.class, arguments)) {
            var log = LoggerFactory.getLogger("hostile\r\nname");
            for (var value : VALUES) {
                MDC.put("actor", value);
                log.warn("Said: {}", value, new IllegalStateException(value));
                MDC.remove("actor");
            }
            askForAFailure(context);
        }
    }

    /** The log of a request that fails inside. */
    private static void askForAFailure(ConfigurableApplicationContext context)
            throws IOException, InterruptedException {
        var port = context.getEnvironment().getProperty("local.server.port");
        var token =
                context.getBean(Accounts.class).file().read().stream()
                        .filter(account -> account.user().equals("clerk"))
                        .map(Account::token)
                        .findFirst()
                        .orElseThrow();
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/broken"))
                        .header("Authorization", "Bearer " + token)
                        .header("X-Request-Id", ID)
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            http.send(request, BodyHandlers.discarding());
        }
    }
}
