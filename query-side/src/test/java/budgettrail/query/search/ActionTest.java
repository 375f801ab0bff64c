package budgettrail.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.log.Codec;
import budgettrail.log.SampleFacts;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
