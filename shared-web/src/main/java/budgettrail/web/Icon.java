package budgettrail.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The icon of the pages, also for browsers that ask where icons used to be. */
@Configuration(proxyBeanMethods = false)
class Icon implements WebMvcConfigurer {
    private static final String OLD_PLACE = "/favicon.ico";
    private static final String PLACE = "/assets/icon.svg";

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController(OLD_PLACE, PLACE).setContextRelative(true);
    }
}
