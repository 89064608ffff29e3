package io.rapport.platform.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rapport.contracts.ExternalId;
import io.rapport.contracts.Money;
import io.rapport.contracts.Topics;
import io.rapport.platform.externalid.ExternalIds;
import io.rapport.platform.externalid.UniqueValue;
import io.rapport.platform.list.ListSpec;
import io.rapport.platform.list.ValueKind;
import io.rapport.platform.security.Caller;
import io.rapport.platform.security.TrialRoles;
import io.rapport.platform.store.IndexSpec;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AggregateTypeTests {

    private static final ExternalId ERP = new ExternalId("erp", "7");
    private static final Parcel PARCEL =
            new Parcel("Ada", "sen_1", Parcel.Kind.PERSON, "emp_1", List.of(ERP));

    @Test
    void aCreationOrdersEveryAttribute() {
        var decision = Parcel.TYPE.created(PARCEL, Parcel.event("Ada"));

        assertThat(decision.publications())
                .singleElement()
                .extracting(Publication::attributes)
                .isEqualTo(Set.of("label", "sender", "kind", "carrier", "externalIds"));
    }

    @Test
    void aChangeOrdersWhatDiffersAndWhatGoesWithIt() {
        var relabelled = PARCEL.labelled("Bob");
        var handedOver = PARCEL.carriedBy("emp_2");

        assertThat(Parcel.TYPE.differences(PARCEL, relabelled)).containsExactly("label");
        assertThat(attributes(Parcel.TYPE.changed(PARCEL, relabelled, Parcel.event("Bob"))))
                .containsExactly("label");
        assertThat(Parcel.TYPE.differences(PARCEL, handedOver)).containsExactly("carrier");
        assertThat(attributes(Parcel.TYPE.changed(PARCEL, handedOver, Parcel.event("Ada"))))
                .containsExactlyInAnyOrder("carrier", "kind");
    }

    @Test
    void nothingIsPublishedWhereNothingDiffers() {
        assertThat(Parcel.TYPE.changed(PARCEL, PARCEL, Parcel.event("Ada")).publications())
                .isEmpty();
    }

    @Test
    void whatListsFindIsStored() {
        assertThat(Parcel.TYPE.search(PARCEL))
                .isEqualTo(
                        java.util.Map.of(
                                "sender", "sen_1",
                                "kind", "PERSON",
                                "externalIds", List.of("erp:7")));
        var unsent = new Parcel("Ada", null, Parcel.Kind.FIRM, null, List.of());
        assertThat(Parcel.TYPE.search(unsent)).containsOnlyKeys("kind", "externalIds");
    }

    @Test
    void everyListIsServedByAnIndex() {
        assertThat(Parcel.TYPE.indexes())
                .containsExactlyInAnyOrder(
                        IndexSpec.of("tenant", "_id"),
                        IndexSpec.of("tenant", "owner", "_id"),
                        IndexSpec.of("tenant", "find.sender", "_id"),
                        IndexSpec.of("tenant", "find.kind", "_id"),
                        IndexSpec.of("tenant", "find.externalIds"));
    }

    @Test
    void listsOfferTheFilters() {
        var list = Parcel.TYPE.spec();

        assertThat(list.parameterNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "sender",
                        "kind",
                        "carrier",
                        "owner",
                        "externalId",
                        "limit",
                        "cursor",
                        "sort",
                        "total");
        assertThat(list.sortNames()).containsExactly("-created", "-sent", "created", "sent");
        assertThat(list.filterOf("kind"))
                .extracting(ListSpec.FilterForm::form)
                .isEqualTo("one of [FIRM, PERSON]");
    }

    @Test
    void whatIsUniqueIsClaimed() {
        assertThat(Parcel.TYPE.unique(PARCEL))
                .containsExactlyInAnyOrder(
                        ExternalIds.claim("parcel", ERP), new UniqueValue("parcel-label", "Ada"));
    }

    @Test
    void whetherAnAttributeIsPersonalFollowsFromTheState() {
        var firm = new Parcel("Gears", null, Parcel.Kind.FIRM, null, List.of());

        assertThat(Parcel.TYPE.personal(PARCEL)).containsExactly("label");
        assertThat(Parcel.TYPE.personal(firm)).isEmpty();
    }

    @Test
    void thePersonalPartIsForThoseWhoMayReadIt() {
        var stored = stored();

        assertThat(Parcel.TYPE.show(stored, caller(TrialRoles.SELLER)).personal()).isEqualTo("Ada");
        assertThat(Parcel.TYPE.show(stored, caller(TrialRoles.ANALYST)).personal()).isNull();
        assertThat(Parcel.TYPE.show(stored, caller(TrialRoles.ANALYST)).revision()).isEqualTo(3);
    }

    @Test
    void aStateCanNameItsOwnId() {
        var type = declared().unowned().shownById((id, parcel) -> id + parcel.label(), _ -> "p");

        assertThat(type.show(stored(), caller(TrialRoles.SELLER)).state()).isEqualTo("par_1Ada");
        assertThat(type.show(stored(), caller(TrialRoles.ANALYST)).personal()).isNull();
        assertThat(type.published(PARCEL)).isEqualTo(new Published("Ada", "p"));
    }

    @Test
    void aKindCanHaveAViewOfItsOwn() {
        var type =
                declared()
                        .unowned()
                        .shownBy(
                                (stored, caller) -> stored.id() + caller.subject(),
                                Parcel::label,
                                _ -> null);

        assertThat(type.show(stored(), caller(TrialRoles.ANALYST))).isEqualTo("par_1sam");
        assertThat(type.published(PARCEL)).isEqualTo(new Published("Ada", null));
    }

    @Test
    void aCoarseFilterHasNoIndex() {
        var type =
                declared()
                        .coarse("sent", ValueKind.BOOLEAN, parcel -> parcel.carrierId() != null)
                        .askedPersonally("sent")
                        .unowned()
                        .shownAs(Parcel::label);

        assertThat(type.spec().filterOf("sent"))
                .extracting(ListSpec.FilterForm::form)
                .isEqualTo("true or false");
        assertThat(type.search(PARCEL).get("sent")).isEqualTo(true);
        assertThat(type.indexes()).containsExactly(IndexSpec.of("tenant", "_id"));
    }

    @Test
    void everyOrderIsServedInEveryScope() {
        var type = ordered(declared()).derived(1).ownedBy(Parcel::carrierId).shownAs(Parcel::label);

        assertThat(type.indexes())
                .containsExactlyInAnyOrder(
                        IndexSpec.of("tenant", "_id"),
                        IndexSpec.of("tenant", "owner", "_id"),
                        IndexSpec.of("tenant", "find.labelOrder", "_id"),
                        IndexSpec.of("tenant", "owner", "find.labelOrder", "_id"),
                        IndexSpec.of("tenant", "find.currency", "find.worthOrder", "_id"),
                        IndexSpec.of("tenant", "owner", "find.currency", "find.worthOrder", "_id"));
        assertThat(type.search(PARCEL))
                .isEqualTo(
                        Map.of(
                                "labelOrder",
                                "ada",
                                "currency",
                                "EUR",
                                "worthOrder",
                                OrderedText.ofNumber(new BigDecimal("3"))));
        assertThat(type.searchVersion()).isEqualTo(1);
    }

    @Test
    void whatIsAskedWithinSomethingIsOrderedWithinIt() {
        var type =
                declared()
                        .within("sender", Parcel::senderId)
                        .sortedByRank("kind", Parcel::kind)
                        .derived(2)
                        .unowned()
                        .shownAs(Parcel::label);

        assertThat(type.indexes())
                .containsExactlyInAnyOrder(
                        IndexSpec.of("tenant", "find.sender", "_id"),
                        IndexSpec.of("tenant", "find.sender", "find.kindOrder", "_id"));
        assertThat(type.search(PARCEL).get("kindOrder")).isEqualTo("001");
    }

    /// What nobody stored before is missing in what an older release wrote.
    @Test
    void ordersStoreFieldsAndSoHaveAVersion() {
        var unversioned = ordered(declared()).unowned();

        assertThatThrownBy(() -> unversioned.shownAs(Parcel::label))
                .hasMessageContaining("derived");
    }

    @Test
    void aCollectionHasNoMoreThanSixteenIndexesForLists() {
        var many = declared().derived(1).ownedBy(Parcel::carrierId);
        for (var at = 0; at < 7; at++) {
            many.sortedByText("order" + at, Parcel::label);
        }
        assertThat(many.shownAs(Parcel::label).indexes()).hasSize(16);

        many.sortedByText("oneMore", Parcel::label);

        assertThatThrownBy(() -> many.shownAs(Parcel::label)).hasMessageContaining("at most 16");
    }

    @Test
    void textsAreOrderedAsTheyAreRead() {
        assertThat(OrderedText.of("\uFF21da \u00C9l")).isEqualTo("ada \u00e9l");
        assertThat(OrderedText.of("\uD83D\uDE80".repeat(150)))
                .isEqualTo("\uD83D\uDE80".repeat(100));
        assertThat(OrderedText.of(null)).isNull();
    }

    @Test
    void numbersAreOrderedAsNumbers() {
        var ordered =
                Stream.of("-100", "-12.5", "-12", "-9.99", "-0.01", "0", "0.01", "0.011", "9.99")
                        .map(BigDecimal::new);
        var more =
                Stream.of(
                                "12",
                                "12.00000000000000000001",
                                "12.5",
                                "13",
                                "1200",
                                "99999999999999999999999999999.5")
                        .map(BigDecimal::new);

        assertThat(Stream.concat(ordered, more).map(OrderedText::ofNumber)).isSorted();
        assertThat(OrderedText.ofNumber(new BigDecimal("12.50")))
                .isEqualTo(OrderedText.ofNumber(new BigDecimal("12.5")));
    }

    private static AggregateDeclaration<Parcel> ordered(AggregateDeclaration<Parcel> declared) {
        return declared.sortedByText("label", Parcel::label)
                .sortedByMoney("worth", parcel -> Money.of("3", "EUR"));
    }

    @Test
    void saysEachNameOnceAndWhoOwnsIt() {
        var declared =
                AggregateType.of("parcel", "par", "parcels", Parcel.class, Topics.CUSTOMER)
                        .filter("sender", Parcel::senderId);

        assertThatThrownBy(() -> declared.attribute("sender", Parcel::senderId))
                .hasMessageContaining("sender");
        assertThatThrownBy(() -> declared.shownAs(Parcel::label)).hasMessageContaining("owns");
    }

    private static AggregateDeclaration<Parcel> declared() {
        return AggregateType.of("parcel", "par", "parcels", Parcel.class, Topics.CUSTOMER);
    }

    private static Stored<Parcel> stored() {
        return new Stored<>(
                "par_1", "default", 3, 1, 2, PARCEL, EffectiveTimes.NONE, Instant.EPOCH);
    }

    private static Set<String> attributes(Decision<Parcel> decision) {
        return decision.publications().getFirst().attributes();
    }

    private static Caller caller(String role) {
        return new Caller("default", "sam", null, Set.of(TrialRoles.role(role)));
    }
}
