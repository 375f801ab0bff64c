package budgettrail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The Chinese messages of both sides call a thing by one word, which is the field's. */
class ChineseWordsTest {
    private static final String MESSAGES = "classpath*:messages/*_zh.properties";

    @ParameterizedTest
    @ValueSource(strings = {"功能科目", "经济科目", "设立", "上海"})
    void noneSaysItOtherwise(String other) throws IOException {
        var bundles = new PathMatchingResourcePatternResolver().getResources(MESSAGES);

        assertThat(bundles).hasSizeGreaterThan(2);
        assertThat(List.of(bundles))
                .allSatisfy(it -> assertThat(text(it)).as(it.getFilename()).doesNotContain(other));
    }

    private static String text(Resource bundle) throws IOException {
        return bundle.getContentAsString(StandardCharsets.UTF_8);
    }
}
