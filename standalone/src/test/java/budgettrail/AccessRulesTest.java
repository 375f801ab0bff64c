package budgettrail;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.web.access.Rules;
import budgettrail.web.language.Bundles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The whole application lets in nobody it does not know, and forgot no rule. */
@SpringBootTest(
        classes = BudgetTrail.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class AccessRulesTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @LocalServerPort int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) throws IOException {
        var folder = Files.createTempDirectory("budgettrail-access");
        settings.add("budgettrail.var", folder::toString);
        settings.add(
                "budgettrail.postgres-binaries",
                () -> Path.of("target", "postgres-binaries").toString());
        settings.add("budgettrail.sample", () -> "none");
    }

    @Test
    void everyEndpointHasARule() {
        assertThat(Rules.missing(mapping)).isEmpty();
    }

    @Test
    void everyMessageIsThereInBothLanguages() throws IOException {
        assertThat(Bundles.faults()).isEmpty();
    }

    @Test
    void letsNobodyInWithoutAToken() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var address = URI.create("http://127.0.0.1:" + port + "/api/v1/budget-lines");
            var answer =
                    http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
        }
    }

    @Test
    void listensOnTheLoopbackOnly() throws IOException {
        for (var device : NetworkInterface.networkInterfaces().toList()) {
            for (var address : device.inetAddresses().toList()) {
                if (!address.isLoopbackAddress()) {
                    assertThat(isOpen(address)).as(address.toString()).isFalse();
                }
            }
        }
    }

    private boolean isOpen(InetAddress address) {
        try (var socket = new Socket(address, port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }
}
