package stockaxon;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/** Whoever bears the token may do everything, everybody else nothing. */
@Configuration(proxyBeanMethods = false)
class Doors {
    @Bean
    SecurityFilterChain everything(HttpSecurity http, @Value("${stockaxon.token}") String token) {
        return http.csrf(CsrfConfigurer::disable)
                .sessionManagement(it -> it.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(
                        it ->
                                it.authenticationEntryPoint(
                                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
                .authorizeHttpRequests(it -> it.anyRequest().authenticated())
                .addFilterBefore(new BearerToken(token), AnonymousAuthenticationFilter.class)
                .build();
    }
}
