package budgettrail.web;

import budgettrail.web.access.Account;
import budgettrail.web.access.Accounts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test that talks to the small application over a real port. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
public abstract class WebTest {
    private static final Path FOLDER = temporary();
    protected static final JsonMapper JSON = JsonMapper.builder().build();
    protected static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort protected int port;
    @Autowired protected Accounts accounts;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("budgettrail.accounts", () -> FOLDER.resolve("var/accounts.json").toString());
    }

    protected Account account(String user) {
        return accounts.file().read().stream()
                .filter(one -> one.user().equals(user))
                .findFirst()
                .orElseThrow();
    }

    protected HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    protected HttpRequest.Builder as(String user, String path) {
        return request(path).header("Authorization", "Bearer " + account(user).token());
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("budgettrail-web");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
