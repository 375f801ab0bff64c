package budgettrail.web.document;

import budgettrail.web.access.Viewer;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;

/** The head of the API's document, how to be let in, and what holds for every operation. */
@Configuration(proxyBeanMethods = false)
class ApiDocument {
    private static final String TOKEN = "token";

    static {
        // The viewer comes from the token, not from the caller's hand.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Viewer.class);
        // Of a fact as it is stored: its components are those of its type.
        SpringDocUtils.getConfig()
                .replaceWithSchema(JsonNode.class, new ObjectSchema().additionalProperties(true));
    }

    @Bean
    OpenAPI openApi() {
        var token = new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer");
        token.description("The token of an account, as var/accounts.json has it.");
        return new OpenAPI()
                .info(
                        new Info()
                                .title("Budget Trail 预算执行跟踪")
                                .version("v1")
                                .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                // The same wherever it runs: the document is compared with the one that is kept.
                .servers(List.of(new Server().url("/")))
                .components(new Components().addSecuritySchemes(TOKEN, token))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    GlobalOpenApiCustomizer describedProblems() {
        return ProblemsInDocument::addTo;
    }

    @Bean
    GlobalOpenApiCustomizer describedHeaders() {
        return HeadersInDocument::addTo;
    }

    @Bean
    GlobalOpenApiCustomizer describedAmounts() {
        return AmountsInDocument::describe;
    }

    @Bean
    GlobalOpenApiCustomizer describedNulls() {
        return NullsInDocument::describe;
    }

    @Bean
    GlobalOperationCustomizer describedQuestions() {
        return (operation, handler) -> QuestionsInDocument.describe(operation, handler);
    }

    @Bean
    ModelConverter nullableOrRequired() {
        return new NullsInDocument();
    }
}
