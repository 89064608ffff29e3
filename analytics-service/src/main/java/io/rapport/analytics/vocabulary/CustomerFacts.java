package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.Reading;
import io.rapport.contracts.RestorationEvent;
import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.customer.CustomerKind;
import io.rapport.contracts.customer.CustomerState;

/// What changes of a customer.
public final class CustomerFacts {

    public static final Attribute<String> REGION = new Attribute<>(0, "region", String.class);

    public static final Attribute<String> INDUSTRY = new Attribute<>(1, "industry", String.class);

    public static final Attribute<String> OWNER = new Attribute<>(2, "owner", String.class);

    public static final Attribute<String> KIND = new Attribute<>(3, "kind", String.class);

    /// Personal unless it is an organization's: also where the kind is not known.
    public static final Attribute<String> NAME =
            new Attribute<>(4, "name", String.class, CustomerFacts::isPersonal);

    public static final Attribute<String> PARENT = new Attribute<>(5, "parent", String.class);

    public static final Attribute<String> LIFECYCLE = new Attribute<>(6, "lifecycle", String.class);

    public static final Attribute<ExternalIds> EXTERNAL_IDS =
            new Attribute<>(7, "externalIds", ExternalIds.class);

    public static final FactsOf<CustomerEvent> FACTS =
            FactsOf.kind("customer", CustomerEvent.class, CustomerFacts::set)
                    .attributes(
                            REGION, INDUSTRY, OWNER, KIND, NAME, PARENT, LIFECYCLE, EXTERNAL_IDS)
                    .found("cus_", CustomerFacts::found)
                    .seenAs(KindRule.owned(OWNER));

    private CustomerFacts() {}

    private static void set(Fact.Builder fact, CustomerEvent event) {
        var state = event.state();
        switch (event) {
            case CustomerEvent.CustomerRegistered registered -> all(fact, registered, state);
            case CustomerEvent.CustomerDetailsChanged changed -> {
                var change = changed.change();
                fact.touched(NAME, change.name());
                fact.touched(INDUSTRY, change.industry());
                fact.touched(REGION, change.region());
                fact.touched(PARENT, change.parentId());
                if (change.externalIds() != null) {
                    fact.set(EXTERNAL_IDS, new ExternalIds(state.externalIds()));
                }
                var personal =
                        changed.personal() == null ? null : changed.personal().readableChange();
                if (personal != null) {
                    fact.touched(NAME, personal.name());
                }
            }
            case CustomerEvent.CustomerOwnerChanged changed ->
                    fact.set(OWNER, changed.change().to());
            case CustomerEvent.CustomerLifecycleChanged changed ->
                    fact.set(LIFECYCLE, changed.change().to().name());
            case RestorationEvent _ -> {}
        }
    }

    private static void all(
            Fact.Builder fact, CustomerEvent.CustomerRegistered event, CustomerState state) {
        var person = event.personal() == null ? null : event.personal().readableState();
        fact.set(KIND, state.kind().name())
                .set(NAME, person == null ? state.name() : person.name())
                .set(INDUSTRY, state.industry())
                .set(REGION, state.region())
                .set(PARENT, state.parentId())
                .set(OWNER, state.ownerId())
                .set(LIFECYCLE, state.lifecycle().name())
                .set(EXTERNAL_IDS, new ExternalIds(state.externalIds()));
    }

    private static boolean isPersonal(Reading reading) {
        return !CustomerKind.ORGANIZATION.name().equals(reading.value(KIND));
    }

    private static Findable found(CustomerEvent event) {
        var state = event.state();
        var person = event.personal() == null ? null : event.personal().readableState();
        var organization = state.kind() == CustomerKind.ORGANIZATION;
        return Findable.called(
                        organization ? state.name() : person == null ? null : person.name(),
                        organization ? Findable.Nature.COMMON : Findable.Nature.PERSON)
                .owner(state.ownerId())
                .status(state.lifecycle())
                .known(state.externalIds());
    }
}
