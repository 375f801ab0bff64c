package budgettrail.web.preference;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the theme before every page. */
@Configuration(proxyBeanMethods = false)
class Themes implements WebMvcConfigurer {
    private final ThemeKeeper keeper;

    Themes(ThemeKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(keeper);
    }
}
