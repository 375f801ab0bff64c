package budgettrail.web.problem;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * How requests are read: nothing unknown, nothing missing, nothing converted, nothing twice,
 * nothing empty. Only HTTP is read so; facts have a codec of their own.
 */
@Configuration(proxyBeanMethods = false)
class StrictJson implements WebMvcConfigurer {
    /** Reads bodies, and writes answers. */
    @Bean(defaultCandidate = false)
    JsonMapper bodyJson(JsonMapper lenient) {
        return strict(lenient.rebuild());
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE) // after the one that Boot sets
    ServerHttpMessageConvertersCustomizer strictBodies(@Qualifier("bodyJson") JsonMapper bodyJson) {
        var converter = new JacksonJsonHttpMessageConverter(bodyJson);
        return converters -> converters.withJsonConverter(converter);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new NoForms()).addPathPatterns("/api/**");
        registry.addInterceptor(new NoEmptyValues())
                .addPathPatterns("/api/**")
                .order(Ordered.LOWEST_PRECEDENCE); // Whoever may not is told nothing else.
    }

    static JsonMapper strict(JsonMapper.Builder mapper) {
        return mapper.enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                        DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(
                        DeserializationFeature.ACCEPT_FLOAT_AS_INT,
                        // Which components may be missing is said one by one, below.
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .withCoercionConfig(
                        LogicalType.Textual,
                        text ->
                                text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                        .setCoercion(
                                                CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule().addDeserializer(LocalDate.class, new PlainDate()))
                .withConfigOverride(LocalDateTime.class, time -> time.setFormat(exact()))
                .withConfigOverride(YearMonth.class, month -> month.setFormat(exact()))
                .annotationIntrospector(
                        new RequiredUnlessNullable(new JacksonAnnotationIntrospector()))
                .build();
    }

    private static JsonFormat.Value exact() {
        return JsonFormat.Value.forLeniency(false);
    }
}
