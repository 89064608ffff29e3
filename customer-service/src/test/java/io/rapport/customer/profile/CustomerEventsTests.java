package io.rapport.customer.profile;

import static io.rapport.customer.profile.CustomerFixtures.LINDQVIST;
import static io.rapport.customer.profile.CustomerFixtures.WANG_FANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.customer.CustomerLifecycle;
import io.rapport.customer.profile.CustomerChange.DetailsChanged;
import io.rapport.customer.profile.CustomerChange.LifecycleChanged;
import io.rapport.customer.profile.CustomerChange.OwnerChanged;
import io.rapport.customer.profile.CustomerChange.Registered;
import io.rapport.platform.events.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What the world hears, as it stands in the records.
class CustomerEventsTests {

    @Test
    void publishesAnOrganizationWithoutPersonalPart() {
        assertThat(json(publish(LINDQVIST, new Registered(LINDQVIST))))
                .isEqualTo(
                        """
                        {"change":{},"state":{"kind":"ORGANIZATION","name":"Lindqvist AB",\
                        "region":"Sweden","lifecycle":"PROSPECT","externalIds":[{"system":"erp",\
                        "id":"10042"}],"canonicalId":"cus_1"}}\
                        """);
    }

    @Test
    void keepsAPersonsNameInThePersonalPart() {
        var renamed = CustomerFixtures.renamed(WANG_FANG, "王方");

        assertThat(
                        json(
                                publish(
                                        renamed,
                                        new DetailsChanged(
                                                WANG_FANG.details(), renamed.details()))))
                .isEqualTo(
                        """
                        {"change":{},"state":{"kind":"PERSON","region":"Shanghai",\
                        "ownerId":"emp_ada","lifecycle":"ACTIVE","externalIds":[],\
                        "canonicalId":"cus_1"},"personal":{"clear":{"change":{"name":\
                        {"from":"王芳","to":"王方"}},"state":{"name":"王方"}}}}\
                        """);
    }

    @Test
    void tellsFromAndToOfEachAttributeThatChanged() {
        var to =
                new Details(
                        "Lindqvist AB",
                        "machinery",
                        null,
                        "cus_0",
                        LINDQVIST.details().externalIds());
        var moved = LINDQVIST.withDetails(to);

        assertThat(json(publish(moved, new DetailsChanged(LINDQVIST.details(), to))))
                .startsWith(
                        """
                        {"change":{"industry":{"to":"machinery"},"region":{"from":"Sweden"},\
                        "parentId":{"to":"cus_0"}},"state":\
                        """);
        assertThat(CustomerEvents.TYPE.differences(LINDQVIST, moved))
                .containsExactlyInAnyOrder("industry", "region", "parent");
    }

    @Test
    void ordersTheTimesOfEachAttributeApart() {
        assertThat(ordered(LINDQVIST, new Registered(LINDQVIST)))
                .containsExactlyInAnyOrder(
                        "name",
                        "industry",
                        "region",
                        "parent",
                        "externalIds",
                        "owner",
                        "lifecycle");
        assertThat(ordered(LINDQVIST, new OwnerChanged(null, "emp_ada"))).containsExactly("owner");
        assertThat(ordered(LINDQVIST, new LifecycleChanged(Lifecycle.PROSPECT, Lifecycle.ACTIVE)))
                .containsExactly("lifecycle");
    }

    @ParameterizedTest
    @EnumSource(Lifecycle.class)
    void hasAPublishedWordForEveryStage(Lifecycle stage) {
        var state = CustomerEvents.state("cus_1", LINDQVIST.withLifecycle(stage));

        assertThat(state.lifecycle().name()).isEqualTo(stage.name());
    }

    @Test
    void knowsEveryPublishedStage() {
        assertThat(Arrays.stream(Lifecycle.values()).map(Enum::name).toList())
                .containsExactlyElementsOf(
                        Arrays.stream(CustomerLifecycle.values())
                                .filter(stage -> stage != CustomerLifecycle.UNKNOWN)
                                .map(Enum::name)
                                .toList());
        assertThat(List.of(CustomerKind.values())).hasSize(2);
    }

    private static CustomerEvent publish(Customer customer, CustomerChange change) {
        return CustomerEvents.event("cus_1", customer, change);
    }

    private static Set<String> ordered(Customer before, CustomerChange change) {
        var changes = CustomerEvents.changes("cus_1");
        var decision =
                change instanceof Registered
                        ? changes.created(before, change)
                        : changes.decide(before, List.of(change));
        return decision.publications().getFirst().attributes();
    }

    private static String json(CustomerEvent event) {
        return new String(EventCodec.rapport().write(event), StandardCharsets.UTF_8);
    }
}
