package io.rapport.analytics.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.analytics.vocabulary.Findable.Nature;
import io.rapport.platform.text.WordTokens;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTokensTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "张伟             | 张伟",
                "张伟             | 伟",
                "张伟             | 張偉",
                "張偉             | 张伟",
                "张伟             | zhangwei",
                "张伟             | ZHANG wei",
                "张伟             | wei zhang",
                "张伟             | zhangw",
                "张伟             | zhang",
                "张伟             | zh",
                "张伟             | wei",
                "张伟             | zw",
                "张伟             | z",
                "欧阳娜娜         | ouyang nana",
                "欧阳娜娜         | oynn",
                "吕布             | lvbu",
                "吕布             | lubu",
                // Characters that sound otherwise in surnames.
                "曾志强           | zengzhiqiang",
                "单雄信           | shan",
                "解晓东           | xie",
                "仇英             | qiuying",
                "尉迟恭           | yuchi",
                "区丽萍           | ouliping",
                "查良镛           | zha",
                "Zhang Wei 张伟   | zhangwei 张",
                "Anna Schmidt     | schmi ann",
                "Łukasz O'Brien   | lukasz brien",
                "𠮷野家           | 𠮷野",
            })
    void findsAPersonByWhatIsTyped(String name, String typed) {
        assertThat(SearchTokens.of(name, Nature.PERSON).tokens())
                .containsAll(SearchTokens.asked(typed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "中国银行             | yinhang",
                "中国银行             | zgyh",
                "重庆长安汽车         | chongqing",
                "重庆长安汽车         | changan qiche",
                "长城音乐             | changcheng yinyue",
                "厦门航空             | xiamen",
                "北京华夏科技有限公司 | huaxia",
                "北京华夏科技有限公司 | bjhxkj",
                "ABC有限公司2号       | abc youxian 2",
                "台灣積體電路         | 台湾",
                "Straße 17 GmbH       | strasse",
            })
    void findsAFirmByWhatIsTyped(String name, String typed) {
        assertThat(SearchTokens.of(name, Nature.COMMON).tokens())
                .containsAll(SearchTokens.asked(typed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "张伟         | 伟张",
                "张伟         | hang",
                "张伟         | zhangweiming",
                "张伟         | wz",
                "曾志强       | cengzhiqiang",
                "Anna Schmidt | midt",
            })
    void findsNothingElse(String name, String typed) {
        assertThat(SearchTokens.asked(typed)).isNotEmpty();
        assertThat(SearchTokens.of(name, Nature.PERSON).tokens())
                .doesNotContainSequence(SearchTokens.asked(typed))
                .satisfies(tokens ->
                        assertThat(tokens.containsAll(SearchTokens.asked(typed))).isFalse());
    }

    @ParameterizedTest
    @CsvSource({"'.,;-()!'", "'  '", "🎉🎉", "'\uD800'", "' '", "'…—„“'"})
    void nothingCanBeAskedWithoutALetterOrDigit(String typed) {
        assertThat(SearchTokens.asked(typed)).isEmpty();
    }

    @Test
    void oneTitleNeverGivesMoreTokensThanAreBounded() {
        var long1 = SearchTokens.of("华夏科技有限公司".repeat(1_250), Nature.COMMON);
        var long2 = SearchTokens.of("schmidt anna ".repeat(800), Nature.PERSON);
        var long3 = SearchTokens.of("x".repeat(10_000), Nature.PERSON);

        assertThat(long1.tokens()).hasSizeLessThanOrEqualTo(WordTokens.MOST_STORED + 151);
        assertThat(long2.tokens()).hasSizeLessThan(30);
        assertThat(long3.tokens()).allMatch(token -> token.length() <= 101);
        assertThat(SearchTokens.asked("华夏科技有限公司".repeat(1_250)))
                .hasSizeLessThanOrEqualTo(WordTokens.MOST_ASKED);
    }

    @Test
    void aTitleOfTheSameWordsInAnyOrderIsTheSameTogether() {
        var asked = SearchTokens.together(SearchTokens.askedWords("SCHMIDT, Anna"));

        assertThat(SearchTokens.of("Anna Schmidt", Nature.PERSON).tokens()).contains(asked);
        assertThat(SearchTokens.of("Anna Schmidt-Li", Nature.PERSON).tokens())
                .doesNotContain(asked);
    }

    @Property
    void everyTextIsFoundByItself(@ForAll @StringLength(max = 40) String text) {
        var asked = SearchTokens.asked(text);

        assertThat(SearchTokens.of(text, Nature.COMMON).tokens()).containsAll(asked);
        assertThat(SearchTokens.of(text, Nature.PERSON).tokens()).containsAll(asked);
    }
}
