package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document of the API as it is kept in {@code docs/openapi.json}. A change of it is meant, or
 * it breaks callers: {@code -Dbudgettrail.openapi=write} renews the file, and the commit shows it.
 */
@ExtendWith(SampleYear.class)
class OpenApiDocumentTest {
    private static final Path KEPT = Path.of("..", "docs", "openapi.json");
    private static final String LINE = "2022:035001-2080101-B-30101-50101";
    private static final String WRITE = "budgettrail.openapi";
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(
                            SerializationFeature.INDENT_OUTPUT,
                            SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .build();

    private static JsonNode document;

    @BeforeAll
    static void read(RunningApplication application) {
        document = application.api().get("auditor", "/api/docs/openapi.json").json();
    }

    @Test
    void isTheOneThatIsKept() throws IOException {
        ((ObjectNode) document).remove("servers");
        var text = pretty();
        if ("write".equals(System.getProperty(WRITE))) {
            Files.writeString(KEPT, text);
        }
        assertThat(Files.exists(KEPT)).as("kept in docs/").isTrue();
        assertThat(text)
                .as("Renew with: ./mvnw verify -Dtest=OpenApiDocumentTest -D%s=write", WRITE)
                .isEqualTo(Files.readString(KEPT));
    }

    /** Types of one name would describe each other's answers. */
    @Test
    void describesEveryTypeUnderANameOfItsOwn(RunningApplication application) {
        var types = ApiTypes.of(application);
        assertThat(types).hasSizeGreaterThan(50);
        assertThat(types.stream().map(ApiTypes::name)).doesNotHaveDuplicates();
        var schemas = document.at("/components/schemas");
        assertThat(schemas.propertyNames())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        types.stream().map(ApiTypes::name),
                                        Stream.of("Problem", "ProblemPlace"))
                                .toList());
        for (var type : types) {
            assertThat(schemas.path(ApiTypes.name(type)).path("properties").propertyNames())
                    .as(type.getName())
                    .containsExactlyInAnyOrderElementsOf(ApiTypes.components(type));
        }
    }

    /** An answer without a type would be an object of anything to whoever makes a client. */
    @Test
    void saysOfWhichTypeEveryJsonAnswerIs() {
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                for (var answer : operation.getValue().path("responses").properties()) {
                    var schema = answer.getValue().at("/content/application~1json/schema");
                    if (!schema.isMissingNode()) {
                        assertThat(schema.has("$ref") || schema.path("items").has("$ref"))
                                .as("%s %s", path.getKey(), answer.getKey())
                                .isTrue();
                    }
                }
            }
        }
    }

    /** Answers have nulls, written out; in a body one is as good as nothing. */
    @Test
    void allowsNullWhereTheCodeDoes(RunningApplication application) {
        for (var type : ApiTypes.of(application)) {
            var schema = document.at("/components/schemas").path(ApiTypes.name(type));
            for (var component : type.getRecordComponents()) {
                var name = component.getName();
                assertThat(allowsNull(schema.path("properties").path(name)))
                        .as("%s %s", type.getName(), name)
                        .isEqualTo(
                                component.getAnnotatedType().isAnnotationPresent(Nullable.class));
            }
        }
    }

    @Test
    void allowsNoNullForParametersAndWholeBodies() {
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var parameters = operation.getValue().path("parameters").valueStream();
                var bodies = operation.getValue().at("/requestBody/content").valueStream();
                assertThat(Stream.concat(parameters, bodies).map(asked -> asked.path("schema")))
                        .as(path.getKey())
                        .noneMatch(OpenApiDocumentTest::allowsNull);
            }
        }
    }

    private static boolean allowsNull(JsonNode schema) {
        var types = Stream.concat(Stream.of(schema), schema.path("anyOf").valueStream());
        var values = schema.path("enum");
        return types.map(one -> one.path("type"))
                        .flatMap(one -> Stream.concat(Stream.of(one), one.valueStream()))
                        .anyMatch(one -> "null".equals(one.stringValue("")))
                && (values.isMissingNode() || values.valueStream().anyMatch(JsonNode::isNull));
    }

    @Test
    void saysWhatAnImportNeedsAndHowItIsAnswered() {
        var path = document.path("paths").path("/api/v1/imports/{kind}").path("post");
        var asked = path.path("parameters");
        var answers = path.path("responses");
        assertThat(asked.valueStream().filter(one -> one.path("required").asBoolean()))
                .extracting(one -> one.path("name").asString())
                .containsExactly("kind", "fiscalYear", "Idempotency-Key");
        for (var status : new String[] {"200", "201"}) {
            assertThat(answers.path(status).path("headers").propertyNames())
                    .contains("Budget-Trail-Position", "Idempotent-Replayed");
        }
    }

    /** By which a client can make keys that are taken. */
    @Test
    void saysHowAnIdempotencyKeyIsWritten() {
        var written = "^[\\x21-\\x7E]{1,200}$";
        var row = document.at("/components/schemas/BatchRow/properties/idempotencyKey");
        assertThat(row.path("pattern").asString()).isEqualTo(written);
        assertThat(document.findValues("parameters"))
                .flatExtracting(parameters -> parameters.valueStream().toList())
                .filteredOn(one -> one.path("name").asString().equals("Idempotency-Key"))
                .isNotEmpty()
                .allMatch(one -> one.at("/schema/pattern").asString().equals(written));
    }

    /** What one of many payments is refused by is what it would be refused by alone. */
    @Test
    void saysWhichProblemOneOfManyHas() {
        var problem = document.at("/components/schemas/SettledPayment/properties/problem/anyOf");
        assertThat(problem)
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"$ref\":\"#/components/schemas/Problem\"}", "{\"type\":\"null\"}");
    }

    @Test
    void saysWhatIsComparedAndWhoPaid() {
        assertThat(meaning("/comparison", "from")).contains("asOf, if absent");
        assertThat(meaning("/comparison", "fromKnownAt")).contains("now if absent");
        assertThat(meaning("/comparison", "all")).contains("what does not differ");
        assertThat(meaning("/disbursements", "unit")).contains("that paid");
    }

    private static String meaning(String path, String parameter) {
        return document.at("/paths")
                .path("/api/v1" + path)
                .at("/get/parameters")
                .valueStream()
                .filter(one -> one.path("name").asString().equals(parameter))
                .map(one -> one.path("description").asString(""))
                .findAny()
                .orElseThrow();
    }

    /** What an answer says in its head, the document says, too. */
    @Test
    void describesTheHeadersThatAreGiven(RunningApplication application) {
        var api = application.api();
        var line = "/api/v1/budget-lines/" + LINE;
        assertDescribed("/budget-lines/{line}", "get", api.get("auditor", line), "ETag");
        var table = api.get("auditor", "/api/v1/three-public.csv?fiscalYear=2022");
        assertDescribed("/three-public.csv", "get", table, "Budget-Trail-Position");
        var search = Map.of("name", "V-1", "query", "V-1");
        api.post("auditor", "/api/v1/saved-searches", search);
        var again = api.post("auditor", "/api/v1/saved-searches", search);
        assertThat(again.status()).isEqualTo(200);
        assertDescribed("/saved-searches", "post", again);
        var verified = api.post("auditor", "/api/v1/audit/verification", Map.of());
        assertDescribed("/audit/verification", "post", verified, "Location");
    }

    private static void assertDescribed(
            String path, String method, Api.Answer answer, String... headers) {
        var described =
                document.path("paths")
                        .path("/api/v1" + path)
                        .path(method)
                        .path("responses")
                        .path(Integer.toString(answer.status()));
        assertThat(described.isMissingNode()).as("%s %s", path, answer.status()).isFalse();
        for (var header : headers) {
            assertThat(answer.headers()).containsKey(header.toLowerCase(Locale.ROOT));
            assertThat(described.path("headers").propertyNames()).as(path).contains(header);
        }
    }

    /** A status that comes with a header's value only where the header is taken. */
    @Test
    void describesWhatTheHeadersOfACommandLeadTo() {
        for (var path : document.path("paths").properties()) {
            for (var operation : path.getValue().properties()) {
                var asked =
                        operation
                                .getValue()
                                .path("parameters")
                                .valueStream()
                                .map(parameter -> parameter.path("name").asString())
                                .toList();
                var answers = operation.getValue().path("responses").propertyNames();
                assertThat(answers.contains("412"))
                        .as(path.getKey())
                        .isEqualTo(asked.contains("If-Match"));
                assertThat(answers.contains("422"))
                        .as(path.getKey())
                        .isEqualTo(asked.contains("Idempotency-Key"));
            }
        }
        for (var known : new String[] {"/virements", "/disbursements/{disbursement}/approval"}) {
            assertThat(document.at("/paths").path("/api/v1" + known).at("/post/responses"))
                    .as(known)
                    .anyMatch(answer -> answer.path("$ref").asString().endsWith("Problem412"))
                    .anyMatch(answer -> answer.path("headers").has("ETag"));
        }
    }

    private static String pretty() {
        return JSON.writeValueAsString(JSON.treeToValue(document, Object.class)) + "\n";
    }
}
