package budgettrail.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.log.Codec;
import budgettrail.log.SampleFacts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionTest {
    @Test
    void everyKindOfFactHasAWordAndIsFoundByItsType() {
        var codec = new Codec();
        assertThat(SampleFacts.ONE_OF_EACH)
                .allSatisfy(
                        fact -> {
                            var type = codec.type(fact);
                            assertThat(Action.types(type)).contains(List.of(type));
                        });
    }

    @ParameterizedTest
    @CsvSource({
        "驳回, 退回, line.disbursement-rejected",
        "功能分类命名, 功能科目命名, reference.function-code-described",
        "经济分类命名, 经济科目命名, reference.economic-code-described"
    })
    void aFormerWordIsStillUnderstood(String word, String before, String type) {
        assertThat(Action.types(word)).contains(List.of(type));
        assertThat(Action.types(before)).contains(List.of(type));
    }
}
