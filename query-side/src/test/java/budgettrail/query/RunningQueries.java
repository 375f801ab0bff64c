package budgettrail.query;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Accounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole query side on a real PostgreSQL and a real port, and those who ask it. */
@SpringBootTest(
        classes = QuerySideAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("query-side")
@Import(RunningQueries.Surroundings.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RunningQueries {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {
        @Bean
        DatabaseAccess database() {
            return TestDatabase.with("log", "query", "audit", "search");
        }

        @Bean
        @Primary
        Clock noonOfTheLastDay() {
            return Clock.fixed(Instant.parse("2022-12-31T04:00:00Z"), ZoneOffset.UTC);
        }

        /** Slow hashing is not what is tested here, and each application hashes all accounts. */
        @Bean
        @Primary
        PasswordEncoder quickPasswords() {
            return new BCryptPasswordEncoder(4);
        }
    }

    @LocalServerPort protected int port;
    @Autowired protected Accounts accounts;
    @Autowired protected EventLog log;
    @Autowired protected DatabaseAccess access;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("budgettrail.accounts", () -> folder().resolve("accounts.json").toString());
    }

    /** Who has signed in to the pages. */
    protected Visitor visitor(String user) {
        return Visitor.signedIn(
                port,
                accounts.file().read().stream()
                        .filter(account -> account.user().equals(user))
                        .findFirst()
                        .orElseThrow());
    }

    protected HttpResponse<String> get(String user, String path) {
        return send(user, path, HttpRequest.newBuilder().GET());
    }

    protected HttpResponse<String> get(String user, String path, String language) {
        return send(user, path, HttpRequest.newBuilder().GET().header("Accept-Language", language));
    }

    protected HttpResponse<String> get(String user, String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder().GET();
        headers.forEach(request::header);
        return send(user, path, request);
    }

    protected HttpResponse<String> post(String user, String path) {
        return send(user, path, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** With a body of JSON. */
    protected HttpResponse<String> post(String user, String path, String body) {
        return send(
                user,
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    protected HttpResponse<String> delete(String user, String path) {
        return send(user, path, HttpRequest.newBuilder().DELETE());
    }

    protected HttpResponse<String> put(String user, String path) {
        return send(user, path, HttpRequest.newBuilder().PUT(HttpRequest.BodyPublishers.noBody()));
    }

    /** As the auditor asks. */
    protected HttpRequest request(String path) {
        return asked("auditor", path, HttpRequest.newBuilder().GET());
    }

    protected JsonNode json(String path) {
        var answer = get("auditor", path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " answered " + answer.statusCode() + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    protected static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private HttpRequest asked(String user, String path, HttpRequest.Builder request) {
        var token =
                accounts.file().read().stream()
                        .filter(account -> account.user().equals(user))
                        .findFirst()
                        .orElseThrow()
                        .token();
        return request.uri(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .build();
    }

    private HttpResponse<String> send(String user, String path, HttpRequest.Builder request) {
        try {
            return HTTP.send(asked(user, path, request), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("budgettrail-query");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
