package budgettrail.web.access;

import java.nio.file.Path;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.resource.introspection.BadOpaqueTokenException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** The accounts and how they are recognised. */
@Configuration(proxyBeanMethods = false)
class Access {
    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder();
    }

    @Bean
    Accounts accounts(
            @Value("${budgettrail.accounts}") String file,
            PasswordEncoder encoder,
            ObjectProvider<FirstManagers> managers) {
        return Accounts.open(
                new AccountsFile(Path.of(file)),
                encoder,
                () -> managers.getIfAvailable(() -> FirstManagers.NONE).units());
    }

    @Bean
    PasswordCheck byPassword(Accounts accounts, PasswordEncoder encoder) {
        var slow =
                new DaoAuthenticationProvider(
                        user ->
                                accounts.named(user)
                                        .map(Access::principal)
                                        .orElseThrow(
                                                () -> new UsernameNotFoundException("Nobody")));
        slow.setPasswordEncoder(encoder);
        return new PasswordCheck(slow, new Brake(System::nanoTime));
    }

    private static AccountPrincipal principal(Accounts.Known known) {
        return new AccountPrincipal(known.viewer(), known.passwordHash());
    }

    @Bean
    OpaqueTokenIntrospector byToken(Accounts accounts) {
        return token ->
                accounts.bearing(token)
                        .map(viewer -> new AccountPrincipal(viewer, null))
                        .orElseThrow(() -> new BadOpaqueTokenException("Nobody"));
    }

    /**
     * Identifiers of lines and payments contain slashes, in old facts two in a row: in a path they
     * are {@code %2F}. Two that are not part of an identifier are refused.
     */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setAllowUrlEncodedDoubleSlash(true);
        firewall.getEncodedUrlBlocklist().add("//");
        return firewall;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlashes() {
        return tomcat ->
                tomcat.addConnectorCustomizers(
                        connector ->
                                connector.setEncodedSolidusHandling(
                                        EncodedSolidusHandling.DECODE.getValue()));
    }
}
