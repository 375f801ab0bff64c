package budgettrail.web.language;

import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The messages of all modules together. Each has bundles of its own: {@code
 * messages/NAME_zh.properties} and {@code messages/NAME_en.properties}, in UTF-8.
 */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {
    private static final String CHINESE = "_zh.properties";

    private final LanguageKeeper keeper;

    Languages(LanguageKeeper keeper) {
        this.keeper = keeper;
    }

    @Bean
    static MessageSource messageSource() throws IOException {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames(bundles());
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

    private static String[] bundles() throws IOException {
        var found =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:messages/*" + CHINESE);
        return Arrays.stream(found)
                .map(file -> Objects.requireNonNull(file.getFilename()))
                .map(name -> "messages/" + name.substring(0, name.length() - CHINESE.length()))
                .distinct()
                .sorted()
                .toArray(String[]::new);
    }
}
