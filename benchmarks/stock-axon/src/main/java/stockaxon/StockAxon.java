package stockaxon;

import java.time.Clock;
import java.time.ZoneId;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * The application, started by the benchmark with {@code --spring.datasource.url}, {@code .username}
 * and {@code .password}. Its settings are in {@code stock-axon.yml}, so that no {@code
 * application.yml} of another module is ever taken for its own.
 */
@SpringBootApplication
public class StockAxon {
    public static void main(String[] args) {
        start(args);
    }

    static ConfigurableApplicationContext start(String... args) {
        System.setProperty("spring.config.name", "stock-axon");
        return SpringApplication.run(StockAxon.class, args);
    }

    /** Days are those of the treasury, wherever the server stands. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }

    /** Without it Jackson 3 does not read back the token of a processor that starts. */
    @Bean
    Jackson3SerializerCustomizer axonTypes() {
        var types =
                BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .allowIfSubType("java.lang.")
                        .allowIfSubType("java.util.")
                        .build();
        return builder -> builder.polymorphicTypeValidator(types);
    }
}
