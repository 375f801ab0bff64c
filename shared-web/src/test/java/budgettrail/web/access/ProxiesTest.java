package budgettrail.web.access;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.web.WebTest;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.RemoteIpValve;
import org.apache.catalina.valves.ValveBase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** Whose word is taken for who asks: the log of sign-ins names that address. */
class ProxiesTest extends WebTest {
    @Autowired private ServletWebServerApplicationContext application;

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 203.0.113.9",
        "0:0:0:0:0:0:0:1, 203.0.113.9",
        "10.1.2.3, 10.1.2.3",
        "172.16.2.3, 172.16.2.3",
        "192.168.2.3, 192.168.2.3",
        "198.51.100.3, 198.51.100.3",
        "fd00:0:0:0:0:0:0:3, fd00:0:0:0:0:0:0:3"
    })
    void believesAProxyOnThisMachineAndNobodyElse(String peer, String taken) throws Exception {
        assertThat(asked(peer, "203.0.113.9")).isEqualTo(taken);
    }

    /** Behind a proxy, whoever asks may have named another before. */
    @ParameterizedTest
    @CsvSource({"10.1.2.3", "203.0.113.9"})
    void takesTheAddressThatTheProxySawItself(String seen) throws Exception {
        assertThat(asked("127.0.0.1", "198.51.100.3, " + seen)).isEqualTo(seen);
    }

    /** Who asks, to what comes after the proxies. */
    private String asked(String peer, String forwardedFor) throws IOException, ServletException {
        var sent = new org.apache.coyote.Request();
        sent.getMimeHeaders().addValue("X-Forwarded-For").setString(forwardedFor);
        var request = new Request(new Connector(), sent);
        request.setRemoteAddr(peer);
        var taken = new AtomicReference<String>();
        var proxies = new RemoteIpValve();
        proxies.setInternalProxies(configured().getInternalProxies());
        proxies.setNext(
                new ValveBase() {
                    @Override
                    public void invoke(Request request, Response response) {
                        taken.set(request.getRemoteAddr());
                    }
                });
        proxies.invoke(request, new Response(new org.apache.coyote.Response()));
        return taken.get();
    }

    private RemoteIpValve configured() {
        var server = (TomcatWebServer) application.getWebServer();
        return Arrays.stream(server.getTomcat().getEngine().getPipeline().getValves())
                .filter(RemoteIpValve.class::isInstance)
                .map(RemoteIpValve.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
