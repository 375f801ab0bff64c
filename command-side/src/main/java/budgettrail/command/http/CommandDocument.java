package budgettrail.command.http;

import budgettrail.command.shell.Giver;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.HandlerMethod;

/** What the document says of every command: the headers it takes, and what it answers. */
@Configuration(proxyBeanMethods = false)
class CommandDocument {
    static {
        // The giver is the account behind the token, and the headers described here.
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Giver.class);
    }

    @Bean
    GlobalOperationCustomizer describedCommands() {
        return (operation, handler) ->
                isCommand(handler) ? described(operation, handler) : operation;
    }

    private static boolean isCommand(HandlerMethod handler) {
        return Arrays.asList(handler.getMethod().getParameterTypes()).contains(Giver.class);
    }

    private static Operation described(Operation operation, HandlerMethod handler) {
        if (!hasHeaders(operation)) { // One operation comes twice if it takes several bodies.
            describeBytes(operation);
            describeHeaders(operation, handler);
        }
        describeAnswers(operation.getResponses(), handler);
        return operation;
    }

    private static void describeHeaders(Operation operation, HandlerMethod handler) {
        operation.addParametersItem(
                header(
                                Givers.IDEMPOTENCY_KEY,
                                new StringSchema().minLength(1).maxLength(200).pattern(Fields.KEY))
                        .required(true)
                        .description(
                                "A name of your own for this command: sent again with the same body"
                                        + " it has one effect, and the same answer.")
                        .example("8f14e45f-ceea-467f-a3a1-1f3b6a7a9c11"));
        if (addresses(handler, "line") || addresses(handler, "disbursement")) {
            operation.addParametersItem(
                    header(HttpHeaders.IF_MATCH, new StringSchema())
                            .description("The ETag of the line as you saw it; 412 if it changed.")
                            .example("\"7\""));
        }
    }

    private static void describeAnswers(ApiResponses responses, HandlerMethod handler) {
        var recorded = responses.get("200");
        if (recorded == null) {
            return;
        }
        var unchanged =
                new ApiResponse()
                        .content(recorded.getContent())
                        .description(unchanged(recorded.getDescription()));
        responses.addApiResponse("201", withHeaders(recorded.description("Recorded.")));
        responses.addApiResponse("200", withHeaders(unchanged));
        if (answersOneCommand(handler)) {
            recorded.addHeaderObject(
                    HttpHeaders.ETAG,
                    header(new StringSchema(), "The version of the line behind it."));
        }
    }

    /** Unless the controller says what else it is. */
    private static String unchanged(String said) {
        return "OK".equals(said) ? "Nothing had to be recorded." : said;
    }

    private static ApiResponse withHeaders(ApiResponse answer) {
        answer.addHeaderObject(
                "Budget-Trail-Position",
                header(
                        new IntegerSchema().format("int64"),
                        "The minPosition of a read that is to know of it."));
        answer.addHeaderObject(
                "Idempotent-Replayed",
                header(new StringSchema(), "true: it was done before under this key."));
        return answer;
    }

    private static Header header(Schema<?> schema, String description) {
        return new Header().schema(schema).description(description);
    }

    private static boolean answersOneCommand(HandlerMethod handler) {
        return ResolvableType.forMethodReturnType(handler.getMethod()).getGeneric().resolve()
                == CommandAnswer.class;
    }

    private static boolean hasHeaders(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(header -> Givers.IDEMPOTENCY_KEY.equals(header.getName()));
    }

    /** Bodies that are taken as bytes are sent as they are, not in Base64. */
    private static void describeBytes(Operation operation) {
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().values().stream()
                    .map(MediaType::getSchema)
                    .filter(schema -> "byte".equals(schema.getFormat()))
                    .forEach(schema -> schema.setFormat("binary"));
        }
    }

    private static boolean addresses(HandlerMethod handler, String variable) {
        return Arrays.stream(handler.getMethod().getParameters())
                .anyMatch(
                        parameter ->
                                parameter.isAnnotationPresent(PathVariable.class)
                                        && parameter.getName().equals(variable));
    }

    private static Parameter header(String name, Schema<?> schema) {
        return new Parameter().in("header").name(name).schema(schema);
    }
}
