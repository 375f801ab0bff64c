package budgettrail.web.document;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What can go wrong, described once: the answer of RFC 9457 and the statuses it comes with. */
final class ProblemsInDocument {
    private static final String PROBLEM = "Problem";
    private static final String PLACE = "ProblemPlace";
    private static final String JSON = "application/problem+json";

    private static final Map<String, String> OF_ALL =
            Map.of(
                    "400", "Malformed: each wrong place is named.",
                    "401", "No valid token.",
                    "403", "The roles of the token do not allow it.",
                    "404", "There is no such thing.",
                    "503", "Not now; Retry-After, if there, says when to come again.");

    private static final Map<String, String> OF_CHANGES =
            Map.of(
                    "409", "A rule of the state forbids it; nothing is recorded.",
                    "413", "The body is too long.",
                    "415", "The content type is not taken here.",
                    "504",
                            "Nobody knows whether it was done: where one was sent, the same"
                                    + " Idempotency-Key tells.");

    /** Statuses that come with a header which is sent. */
    private static final Map<String, String> BY_HEADER =
            Map.of(
                    "412", "The line has changed since: currentETag says to what.",
                    "422", "The Idempotency-Key was used for another command.");

    private ProblemsInDocument() {}

    static void addTo(OpenAPI document) {
        var components = document.getComponents();
        components.addSchemas(PLACE, place()).addSchemas(PROBLEM, problem());
        describe(components, OF_ALL);
        describe(components, OF_CHANGES);
        describe(components, BY_HEADER);
        document.getPaths().values().forEach(ProblemsInDocument::addTo);
    }

    private static void addTo(PathItem path) {
        path.readOperations().forEach(operation -> refer(operation, OF_ALL.keySet()));
        if (path.getPost() != null) {
            refer(path.getPost(), OF_CHANGES.keySet());
            refer(path.getPost(), ofHeaders(path.getPost()));
        }
    }

    private static Set<String> ofHeaders(Operation operation) {
        var statuses = new TreeSet<String>();
        if (takes(operation, "If-Match")) {
            statuses.add("412");
        }
        if (takes(operation, "Idempotency-Key")) {
            statuses.add("422");
        }
        return statuses;
    }

    private static boolean takes(Operation operation, String header) {
        return operation.getParameters() != null
                && operation.getParameters().stream()
                        .anyMatch(parameter -> header.equals(parameter.getName()));
    }

    private static void refer(Operation operation, Set<String> statuses) {
        for (var status : new TreeSet<>(statuses)) {
            operation.getResponses().compute(status, (_, own) -> answer(status, own));
        }
    }

    /** What an operation says itself of a status stands. */
    private static ApiResponse answer(String status, @Nullable ApiResponse own) {
        return own == null || own.getContent() == null
                ? new ApiResponse().$ref(PROBLEM + status)
                : own.content(own.getContent().addMediaType(JSON, body()));
    }

    private static void describe(Components components, Map<String, String> statuses) {
        statuses.forEach(
                (status, description) ->
                        components.addResponses(
                                PROBLEM + status,
                                new ApiResponse()
                                        .description(description)
                                        .content(new Content().addMediaType(JSON, body()))));
    }

    private static MediaType body() {
        return new MediaType().schema(referTo(PROBLEM));
    }

    private static Schema<?> problem() {
        var problem = new ObjectSchema();
        problem.setDescription("What went wrong, as RFC 9457 writes it.");
        problem.addProperty("type", new StringSchema());
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", text("In the language of Accept-Language: zh or en."));
        problem.addProperty("code", text("Stable, UPPER_SNAKE."));
        problem.addProperty("errors", new ArraySchema().items(referTo(PLACE)));
        problem.addProperty("requestId", text("The server's own log knows it by this."));
        problem.addProperty("currentETag", text("Only of 412."));
        problem.addProperty(
                "importId",
                text("Of an import that has begun: /api/v1/imports/begun/{importId} tells more."));
        problem.addProperty(
                "entries", new IntegerSchema().description("At least so many of it are recorded."));
        problem.addProperty("rows", new IntegerSchema().description("Of the import's file."));
        problem.setRequired(
                List.of("type", "title", "status", "detail", "code", "errors", "requestId"));
        return problem;
    }

    private static Schema<?> place() {
        var place = new ObjectSchema();
        place.setDescription("One wrong place: in a body, a parameter or a table.");
        place.addProperty("pointer", text("JSON pointer into the body."));
        place.addProperty("parameter", text("Of the path, the query or the headers."));
        place.addProperty("offset", new IntegerSchema().description("Of a character, from 0."));
        place.addProperty("length", new IntegerSchema());
        place.addProperty("row", new IntegerSchema());
        place.addProperty("column", new StringSchema());
        place.addProperty("code", new StringSchema());
        place.addProperty("message", new StringSchema());
        place.setRequired(List.of("code", "message"));
        return place;
    }

    private static Schema<?> text(String description) {
        return new StringSchema().description(description);
    }

    private static Schema<?> referTo(String schema) {
        return new Schema<>().$ref("#/components/schemas/" + schema);
    }
}
