package io.rapport.analytics.search;

import io.rapport.analytics.history.Kind;
import io.rapport.analytics.vocabulary.Vocabulary;
import io.rapport.platform.problem.PersonalQuestions;
import io.rapport.platform.security.Visibility;
import io.rapport.platform.text.Text;
import io.rapport.platform.text.UnfitTextException;
import io.rapport.platform.web.Described;
import io.rapport.platform.web.WaitsForToken;
import io.rapport.roles.ReadsRecords;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Search across kinds over HTTP.
@RestController
@RequestMapping("/api/v1/search")
final class SearchController {

    private static final int USUAL_LIMIT = 20;

    private final SearchReader reader;

    SearchController(SearchReader reader) {
        this.reader = reader;
    }

    /// Finds customers, contacts, deals, tickets, campaigns, products and tasks by the beginnings
    /// of words of their names, by how Chinese in these is read aloud or its initials, and by ids
    /// of other systems; what the caller may not see is not found. Names of persons, and texts that
    /// may name one, are neither looked at nor shown for roles without personal data.
    ///
    /// @param q beginnings of words, all of which a name must have: `schmi ann`, `张伟`, `zhangw`,
    ///   `zw`; or a whole id of another system, `4711` or `erp:4711`
    /// @param kind only these kinds; all unless said
    /// @param limit how many hits at most
    @GetMapping
    @WaitsForToken
    @ReadsRecords
    SearchAnswer byText(
            Visibility visibility,
            @RequestParam @Size(min = 1, max = 200) String q,
            @RequestParam(required = false)
                    @Described(
                            values = {
                                "customer",
                                "contact",
                                "opportunity",
                                "ticket",
                                "campaign",
                                "product",
                                "task"
                            })
                    @Nullable List<String> kind,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit) {
        if (ExactKeys.isLikeEmail(q) || (ExactKeys.isLikeNumber(q) && !isPlainNumber(q))) {
            throw BadSearch.personalAddress();
        }
        var text = fit(q);
        return reader.answer(
                visibility, asked(SearchQuestion.ofText(text, kinds("kind", kind), limit), "q"));
    }

    /// Finds the same by a body, and what must not stand in the address of a request, which is
    /// logged: whole e-mail addresses and telephone numbers. These are personal data: who may not
    /// see them is refused.
    @PostMapping
    @WaitsForToken
    @ReadsRecords
    SearchAnswer byBody(Visibility visibility, @Valid @RequestBody SearchForm form) {
        var kinds = kinds("kinds", form.kinds());
        var limit = form.limit() == null ? USUAL_LIMIT : form.limit();
        return reader.answer(visibility, question(visibility, form, kinds, limit));
    }

    private static SearchQuestion question(
            Visibility visibility, SearchForm form, Set<Kind> kinds, int limit) {
        var q = form.q();
        var email = form.email();
        var phone = form.phone();
        if (q != null && email == null && phone == null) {
            if (ExactKeys.isLikeEmail(q)) {
                requirePersonal(visibility, "q");
            }
            return asked(SearchQuestion.ofAnything(q, kinds, limit), "q");
        }
        if (email != null && q == null && phone == null) {
            requirePersonal(visibility, "email");
            return SearchQuestion.ofEmail(email, kinds, limit);
        }
        if (phone != null && q == null && email == null) {
            requirePersonal(visibility, "phone");
            var digits = ExactKeys.digits(phone).orElseThrow(BadSearch::noNumber);
            return SearchQuestion.ofPhone(digits, kinds, limit);
        }
        throw BadSearch.oneOf();
    }

    private static SearchQuestion asked(SearchQuestion question, String field) {
        if (question.isEmpty()) {
            throw BadSearch.nothingAsked(field);
        }
        return question;
    }

    private static void requirePersonal(Visibility visibility, String field) {
        if (!visibility.seesPersonalValues()) {
            throw PersonalQuestions.refused(
                    field, "Search by the name of a firm or by an external id.");
        }
    }

    /// Digits alone may be an id of another system, and are taken for nothing else.
    private static boolean isPlainNumber(String q) {
        return q.chars().allMatch(each -> each >= '0' && each <= '9') && !q.startsWith("00");
    }

    private static String fit(String q) {
        try {
            return Text.LINE.fit(q);
        } catch (UnfitTextException unfit) {
            throw BadSearch.unfit("q", unfit.rule());
        }
    }

    private static Set<Kind> kinds(String field, @Nullable List<String> asked) {
        var known = Vocabulary.searched().keySet();
        if (asked == null || asked.isEmpty()) {
            return known;
        }
        var names = known.stream().map(Kind::wireName).toList();
        var kinds = new HashSet<Kind>();
        for (var name : asked) {
            if (!names.contains(name)) {
                throw BadSearch.unknownKind(field, names);
            }
            kinds.add(new Kind(name));
        }
        return kinds;
    }
}
