package io.rapport.analytics.vocabulary;

import io.rapport.analytics.history.Attribute;
import io.rapport.analytics.history.Fact;
import io.rapport.analytics.history.Kind;
import io.rapport.contracts.Changed;
import io.rapport.contracts.PublishedEvent;
import java.util.HashSet;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/// All that this service needs to know of one kind of aggregate: how its events are read, what can
/// be said of it, to whom it belongs, who sees it. Each kind declares it once, as the constant
/// `FACTS` of a class in this package whose name ends with `Facts`; [Vocabulary] finds it there.
///
/// ```java
/// public static final FactsOf<ThingEvent> FACTS =
///         FactsOf.kind("thing", ThingEvent.class, ThingFacts::set)
///                 .attributes(CUSTOMER, COLOUR)
///                 .belongsTo(CUSTOMER)
///                 .seenAs(KindRule.ofCustomer(CUSTOMER));
/// ```
///
/// @param <E> the family of its events
public final class FactsOf<E extends PublishedEvent> {

    private final Declaration<E> said;
    private final KindRule rule;

    private FactsOf(Declaration<E> said, KindRule rule) {
        this.said = said;
        this.rule = rule;
    }

    /// Reads an event into the attributes that it sets; nothing of one that tells of a restore.
    @FunctionalInterface
    public interface Reader<E> {

        void read(Fact.Builder fact, E event);
    }

    /// Finds in an event from whom it takes something away; `null` where it does not.
    @FunctionalInterface
    public interface Leaving<E> {

        @Nullable String from(E event);
    }

    /// Tells by an event what its aggregate is called at present, see [Names].
    @FunctionalInterface
    public interface Naming<E> {

        Document names(E event);
    }

    /// Tells by an event how its aggregate is found from then on, see [Findable].
    @FunctionalInterface
    public interface Finding<E> {

        Findable of(E event);
    }

    /// Begins a declaration.
    ///
    /// @param wireName the second part of its event types
    public static <E extends PublishedEvent> Declaration<E> kind(
            String wireName, Class<E> family, Reader<E> reader) {
        return new Declaration<>(new Kind(wireName), family, reader);
    }

    /// What it was before, in an event that may not touch it.
    static @Nullable String before(@Nullable Changed<String> changed) {
        return changed == null ? null : changed.from();
    }

    public Kind kind() {
        return said.kind;
    }

    /// What can be said of it, in the order in which it is stored.
    public List<Attribute<?>> attributes() {
        return said.attributes;
    }

    /// Who sees its records.
    public KindRule rule() {
        return rule;
    }

    Class<E> family() {
        return said.family;
    }

    @Nullable Attribute<String> customer() {
        return said.customer;
    }

    @Nullable String idPrefix() {
        return said.idPrefix;
    }

    void read(Fact.Builder fact, PublishedEvent event) {
        said.reader.read(fact, said.family.cast(event));
    }

    @Nullable String leaves(PublishedEvent event) {
        return said.leaving.from(said.family.cast(event));
    }

    @Nullable String searchedPrefix() {
        return said.searchedPrefix;
    }

    @Nullable Findable findable(PublishedEvent event) {
        return said.finding == null ? null : said.finding.of(said.family.cast(event));
    }

    @Nullable Document names(PublishedEvent event) {
        return said.naming == null ? null : said.naming.names(said.family.cast(event));
    }

    /// A kind while it is declared. It ends with who sees it.
    public static final class Declaration<E extends PublishedEvent> {

        private final Kind kind;
        private final Class<E> family;
        private final Reader<E> reader;
        private List<Attribute<?>> attributes = List.of();
        private @Nullable Attribute<String> customer;
        private Leaving<E> leaving = _ -> null;
        private @Nullable String idPrefix;
        private @Nullable Naming<E> naming;
        private @Nullable String searchedPrefix;
        private @Nullable Finding<E> finding;

        private Declaration(Kind kind, Class<E> family, Reader<E> reader) {
            this.kind = kind;
            this.family = family;
            this.reader = reader;
        }

        /// What can be said of it, each with a slot and a name of its own.
        public Declaration<E> attributes(Attribute<?>... all) {
            var slots = new HashSet<Integer>();
            var names = new HashSet<String>();
            for (var attribute : all) {
                if (!slots.add(attribute.slot()) || !names.add(attribute.name())) {
                    throw new IllegalArgumentException(
                            "%s of %s needs a slot and a name of its own"
                                    .formatted(attribute.name(), kind.wireName()));
                }
            }
            attributes = List.of(all);
            return this;
        }

        /// To which customer it belongs: part of whose timeline it is.
        public Declaration<E> belongsTo(Attribute<String> attribute) {
            customer = attribute;
            return this;
        }

        /// It may go from one customer to another: without this, the former one would keep it.
        public Declaration<E> leaving(Leaving<E> from) {
            leaving = from;
            return this;
        }

        /// Answers show its name beside its id.
        ///
        /// @param prefix with which its ids begin
        public Declaration<E> named(String prefix, Naming<E> names) {
            idPrefix = prefix;
            naming = names;
            return this;
        }

        /// Search finds it.
        ///
        /// @param prefix with which its ids begin
        public Declaration<E> found(String prefix, Finding<E> by) {
            searchedPrefix = prefix;
            finding = by;
            return this;
        }

        /// Who sees its records: the same as where it is at home.
        public FactsOf<E> seenAs(KindRule rule) {
            return new FactsOf<>(this, rule);
        }
    }
}
