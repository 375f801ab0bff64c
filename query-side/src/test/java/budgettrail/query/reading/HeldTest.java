package budgettrail.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeldTest {
    @Test
    void holdsRowsAsLongAsThereIsRoomForTheirTexts() {
        var held = new Held<Integer>(10);
        held.add(1, "12345", null);
        held.add(2, "1234");
        assertThat(held.isFull()).isFalse();
        assertThat(held.most(100)).isEqualTo(100);
        held.add(3, "a long one is taken whole");
        assertThat(held.isFull()).isTrue();
        assertThat(held.most(100)).as("nothing is left out yet").isEqualTo(100);
        held.add(4);
        assertThat(held.rows()).containsExactly(1, 2, 3);
        assertThat(held.most(100)).isEqualTo(3);
    }
}
