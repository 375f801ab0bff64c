package budgettrail.web.language;

import java.io.IOException;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The messages of all modules together. Each has bundles of its own: {@code
 * messages/NAME_zh.properties} and {@code messages/NAME_en.properties}, in UTF-8.
 */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {
    private final LanguageKeeper keeper;

    Languages(LanguageKeeper keeper) {
        this.keeper = keeper;
    }

    @Bean
    static MessageSource messageSource() throws IOException {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(Bundles.names().toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setDefaultLocale(Language.ZH.locale());
        // A single quote is written twice in every message, not only in those with arguments.
        messages.setAlwaysUseMessageFormat(true);
        return messages;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(keeper);
    }
}
