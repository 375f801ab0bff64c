package budgettrail.web.access;

import budgettrail.web.problem.ProblemWriter;
import budgettrail.web.reads.ReadBook;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The ways in: tokens to the API, sign-in to the pages, either to what operators read. What no rule
 * allows is denied.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Gates implements WebMvcConfigurer {
    static final String CONTENT_POLICY =
            "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
                    + " form-action 'self'; frame-ancestors 'none'";

    /** The cookie of a session, as {@code server.servlet.session.cookie.name} says. */
    private static final String SESSION = "budgettrail";

    private final RuleKeeper rules;
    private final ProblemWriter problems;

    Gates(RuleKeeper rules, ProblemWriter problems) {
        this.rules = rules;
        this.problems = problems;
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            OpaqueTokenIntrospector tokens,
            Refusals refusals,
            ObjectProvider<ReadBook> reads) {
        reads.ifAvailable(
                book ->
                        http.addFilterBefore(
                                new ReadWatch(book, problems), ExceptionTranslationFilter.class));
        return byToken(http.securityMatcher("/api/**"), tokens, refusals)
                .authorizeHttpRequests(
                        ask ->
                                ask.requestMatchers(PublicAddresses.API_DOCUMENT)
                                        .permitAll()
                                        .anyRequest()
                                        .authenticated())
                // Each request stands for itself: no session is asked, none is made, nobody is
                // anonymous.
                .securityContext(
                        context ->
                                context.securityContextRepository(
                                        new RequestAttributeSecurityContextRepository()))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable)
                // Nothing a browser sends by itself opens the API.
                .csrf(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Health and metrics. Whoever signed in with a browser is known here, too. */
    @Bean
    @Order(2)
    SecurityFilterChain operations(
            HttpSecurity http, OpaqueTokenIntrospector tokens, Refusals refusals) {
        return byToken(http.securityMatcher(PublicAddresses.OPERATIONS), tokens, refusals)
                .authorizeHttpRequests(
                        ask ->
                                ask.requestMatchers(PublicAddresses.HEALTH)
                                        .permitAll()
                                        .anyRequest()
                                        .hasAnyRole(Role.ADMINISTRATOR.name(), Role.AUDITOR.name()))
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            List<PageAccess> pages,
            PageAddresses addresses,
            SignInRefused refused,
            ObjectProvider<ReadBook> reads) {
        var returns = new ReturnCookie(new WayBack(addresses));
        var door = new PageDoor(problems, returns);
        reads.ifAvailable(
                book ->
                        http.addFilterAfter(
                                new ReadWatch(book, problems), SecurityContextHolderFilter.class));
        return http.authorizeHttpRequests(
                        ask -> {
                            ask.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                    .permitAll()
                                    .requestMatchers(PublicAddresses.PAGES)
                                    .permitAll();
                            for (var page : pages) {
                                ask.requestMatchers(page.pattern())
                                        .hasAnyRole(
                                                page.roles().stream()
                                                        .map(Role::name)
                                                        .toArray(String[]::new));
                            }
                            ask.anyRequest().denyAll();
                        })
                .formLogin(
                        form ->
                                form.loginPage(PublicAddresses.SIGN_IN)
                                        .usernameParameter("user")
                                        .passwordParameter("password")
                                        .defaultSuccessUrl("/")
                                        .failureHandler(refused))
                .logout(
                        logout ->
                                logout.logoutUrl("/sign-out")
                                        .deleteCookies(SESSION)
                                        .logoutSuccessUrl(PublicAddresses.SIGN_IN + "?signedOut"))
                .exceptionHandling(
                        failures ->
                                failures.authenticationEntryPoint(door).accessDeniedHandler(door))
                .requestCache(cache -> cache.requestCache(returns))
                .csrf(csrf -> csrf.csrfTokenRepository(new FormTokens()))
                .headers(Gates::headers)
                .build();
    }

    /**
     * Requests are observed as a whole; each filter of security by itself costs more than it tells.
     */
    @Bean
    static SecurityObservationSettings unobserved() {
        return SecurityObservationSettings.noObservations();
    }

    /** Whoever shows a token is known by it; whoever is refused is told by a problem. */
    private static HttpSecurity byToken(
            HttpSecurity http, OpaqueTokenIntrospector tokens, Refusals refusals) {
        return http.oauth2ResourceServer(
                        server ->
                                server.opaqueToken(opaque -> opaque.introspector(tokens))
                                        .authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        failures ->
                                failures.authenticationEntryPoint(refusals)
                                        .accessDeniedHandler(refusals))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(Gates::headers);
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(frames -> frames.deny())
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .crossOriginOpenerPolicy(Customizer.withDefaults());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new ActorInLog());
        registry.addInterceptor(rules).addPathPatterns("/api/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ViewerArgument());
    }
}
