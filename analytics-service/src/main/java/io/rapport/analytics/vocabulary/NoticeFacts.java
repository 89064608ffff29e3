package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.customer.NoticeEvent;

/// What changes of a notice. It is about an employee, and stands in no customer's timeline.
public final class NoticeFacts {

    public static final Attribute<String> EMPLOYEE = new Attribute<>(0, "employee", String.class);

    public static final Attribute<String> KIND = new Attribute<>(1, "kind", String.class);

    /// Whether it was put away, as text.
    public static final Attribute<String> READ = new Attribute<>(2, "read", String.class);

    public static final FactsOf<NoticeEvent> FACTS =
            FactsOf.kind("notice", NoticeEvent.class, NoticeFacts::set)
                    .attributes(EMPLOYEE, KIND, READ)
                    .seenAs(KindRule.owned(EMPLOYEE));

    private NoticeFacts() {}

    private static void set(Fact.Builder fact, NoticeEvent event) {
        var state = event.state();
        switch (event) {
            case NoticeEvent.NoticeGiven _ ->
                    fact.set(EMPLOYEE, state.employeeId())
                            .set(KIND, state.kind().name())
                            .set(READ, Boolean.toString(state.read()));
            case NoticeEvent.NoticeRead _, NoticeEvent.NoticeKept _ ->
                    fact.set(READ, Boolean.toString(state.read()));
            case RestorationEvent _ -> {}
        }
    }
}
