package io.rapport.comments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocCommentsTests {

    private final DocComments comments =
            new DocComments(
                    Path.of("").toAbsolutePath(),
                    List.of(Path.of("src/test/java").toAbsolutePath()));

    @Test
    void aTypeSaysItsFirstSentenceAndTheRest() {
        var order = comments.of(Spoken.Order.class);

        assertThat(order.first()).isEqualTo("An order of `Spoken.Goods` or of other things.");
        assertThat(order.rest())
                .isEqualTo(
                        "It goes on over two lines, with a `total` and words.\n\nAnother paragraph:\n- one\n- two");
        assertThat(comments.of(Spoken.Silent.class)).isEqualTo(Comment.NONE);
        assertThat(comments.of(String.class)).isEqualTo(Comment.NONE);
    }

    @Test
    void componentsSayWhatTheirRecordOrWhoAskedForThemSays() {
        assertThat(component(Spoken.Order.class, "amount").text())
                .isEqualTo("what it costs, in yuan, for example `12.50`");
        assertThat(component(Spoken.Order.class, "amount").example()).contains("12.50");
        assertThat(component(Spoken.Order.class, "at").text()).isEqualTo("When it was, in UTC.");
        assertThat(component(Spoken.Order.class, "note").isEmpty()).isTrue();
        assertThat(component(Spoken.Order.class, "note").example()).isEmpty();
    }

    @Test
    void methodsAndConstantsSpeakForThemselves() throws NoSuchMethodException {
        var place = comments.of(Spoken.class.getDeclaredMethod("place", String.class, int.class));

        assertThat(place.text()).isEqualTo("Places it.");
        assertThat(place.parameter("count").text()).isEqualTo("how many");
        assertThat(place.returned()).isEqualTo("its number");
        assertThat(comments.of(Spoken.class.getDeclaredMethod("place", String.class)).text())
                .isEqualTo("Places one.");
        assertThat(comments.of(Spoken.Goods.SOFT).text()).isEqualTo("Gives way.");
        assertThat(comments.of(Spoken.Goods.HARD)).isEqualTo(Comment.NONE);
    }

    @Test
    void aPlaceIsTheFile() {
        assertThat(comments.place(Spoken.Order.class))
                .contains("src/test/java/io/rapport/comments/Spoken.java");
        assertThat(comments.place(String.class)).isEmpty();
    }

    @Test
    void thisBuildHasTheSourcesOfEveryModule() {
        var build = DocComments.ofThisBuild();

        assertThat(build.of(Comment.class).first())
                .isEqualTo("What one doc comment says, as Markdown; links to code are code.");
        assertThat(build.place(Comment.class).orElseThrow())
                .isEqualTo("platform/doc-comments/src/main/java/io/rapport/comments/Comment.java");
    }

    private Comment component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(each -> each.getName().equals(name))
                .map(comments::of)
                .findFirst()
                .orElseThrow();
    }
}
