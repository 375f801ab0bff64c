package budgettrail.web.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;

/** The headers that answers of one kind have, whoever gives them. */
final class HeadersInDocument {
    private HeadersInDocument() {}

    static void addTo(OpenAPI document) {
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(operation -> operation.getResponses().forEach(HeadersInDocument::addTo));
        document.getComponents().getResponses().forEach(HeadersInDocument::addToProblem);
    }

    private static void addToProblem(String name, ApiResponse problem) {
        switch (name) {
            case "Problem401" ->
                    problem.addHeaderObject("WWW-Authenticate", of("How to be let in."));
            case "Problem412" ->
                    problem.addHeaderObject("ETag", of("What the line has changed to."));
            case "Problem409", "Problem503", "Problem504" ->
                    problem.addHeaderObject(
                            "Retry-After",
                            of(
                                    new IntegerSchema().format("int64"),
                                    "Seconds, where it may be tried again."));
            default -> {}
        }
    }

    private static void addTo(String status, ApiResponse answer) {
        if (status.equals("202")) {
            answer.addHeaderObject("Location", of("Where to ask how far it has come."));
        }
        if (status.startsWith("2") && isFile(answer)) {
            answer.addHeaderObject(
                    "Budget-Trail-Position",
                    of(
                            new IntegerSchema().format("int64"),
                            "The last fact of the log that counts."));
        }
    }

    private static boolean isFile(ApiResponse answer) {
        return answer.getContent() != null
                && (answer.getContent().containsKey("text/csv")
                        || answer.getContent().containsKey("application/zip"));
    }

    private static Header of(String description) {
        return of(new StringSchema(), description);
    }

    private static Header of(Schema<?> schema, String description) {
        return new Header().schema(schema).description(description);
    }
}
