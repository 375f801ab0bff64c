package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
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

    private static String pretty() {
        return JSON.writeValueAsString(JSON.treeToValue(document, Object.class)) + "\n";
    }
}
