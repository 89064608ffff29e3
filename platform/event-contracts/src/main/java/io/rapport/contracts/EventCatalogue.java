package io.rapport.contracts;

import io.rapport.contracts.customer.ContactEvent;
import io.rapport.contracts.customer.CustomerEvent;
import io.rapport.contracts.customer.EmployeeEvent;
import io.rapport.contracts.customer.InteractionEvent;
import io.rapport.contracts.customer.NoticeEvent;
import io.rapport.contracts.customer.TaskEvent;
import io.rapport.contracts.customer.TeamEvent;
import io.rapport.contracts.imports.ImportEvent;
import io.rapport.contracts.marketing.CampaignEvent;
import io.rapport.contracts.marketing.ResponseEvent;
import io.rapport.contracts.marketing.TouchEvent;
import io.rapport.contracts.opportunity.OpportunityEvent;
import io.rapport.contracts.opportunity.PipelineEvent;
import io.rapport.contracts.opportunity.ProductEvent;
import io.rapport.contracts.service.TicketEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which record stands for which wire name. Built from what the sealed families permit: no class
/// name stands on the wire, and nothing is read that no family permits.
public final class EventCatalogue {

    private static final EventCatalogue RAPPORT =
            of(
                    List.of(
                            CustomerEvent.class,
                            ContactEvent.class,
                            InteractionEvent.class,
                            TaskEvent.class,
                            NoticeEvent.class,
                            EmployeeEvent.class,
                            TeamEvent.class,
                            ProductEvent.class,
                            PipelineEvent.class,
                            OpportunityEvent.class,
                            TicketEvent.class,
                            CampaignEvent.class,
                            TouchEvent.class,
                            ResponseEvent.class,
                            ImportEvent.class));

    private final Map<String, Entry> byType = new LinkedHashMap<>();
    private final Map<Class<?>, Entry> byRecord = new LinkedHashMap<>();

    private EventCatalogue(Collection<Class<? extends PublishedEvent>> families) {
        for (Class<? extends PublishedEvent> family : families) {
            entriesOf(family).forEach(this::add);
        }
    }

    /// Everything that the platform publishes.
    public static EventCatalogue rapport() {
        return RAPPORT;
    }

    /// The catalogue of the given sealed families.
    ///
    /// @throws IllegalArgumentException if a family is not sealed or names no topic, a permitted
    ///   type is no record with a wire name, or two records claim the same one
    public static EventCatalogue of(Collection<Class<? extends PublishedEvent>> families) {
        return new EventCatalogue(families);
    }

    /// Every event, family by family, in the order in which they are declared.
    public List<Entry> entries() {
        return List.copyOf(byType.values());
    }

    /// The event with this wire name, if this version of the catalogue knows it.
    public Optional<Entry> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    /// The wire name of an event in hand.
    ///
    /// @throws IllegalArgumentException if its record has none
    public static String typeOf(PublishedEvent event) {
        EventType name = event.getClass().getAnnotation(EventType.class);
        if (name == null) {
            throw new IllegalArgumentException(event.getClass() + " has no wire name");
        }
        return name.value();
    }

    /// URI of the JSON Schema of a wire name's values: the `ce_dataschema` of its records.
    public static String schemaOf(String type) {
        return "urn:rapport:schema:" + type;
    }

    /// The entry of an event in hand.
    ///
    /// @throws IllegalArgumentException if no family of this catalogue permits its class
    public Entry entryOf(PublishedEvent event) {
        Entry entry = byRecord.get(event.getClass());
        if (entry == null) {
            throw new IllegalArgumentException(
                    event.getClass().getName() + " is no event of this catalogue");
        }
        return entry;
    }

    private void add(Entry entry) {
        if (byType.putIfAbsent(entry.type(), entry) != null) {
            throw new IllegalArgumentException(entry.type() + " is claimed twice");
        }
        byRecord.put(entry.record(), entry);
    }

    private static List<Entry> entriesOf(Class<? extends PublishedEvent> family) {
        PublishedOn topic = family.getAnnotation(PublishedOn.class);
        Class<?>[] permitted = family.getPermittedSubclasses();
        if (permitted == null || topic == null || topic.value().length == 0) {
            throw new IllegalArgumentException(family + " must be sealed and name its topic");
        }
        List<Entry> entries = new ArrayList<>();
        for (Class<?> type : permitted) {
            EventType name = type.getAnnotation(EventType.class);
            if (name == null || !type.isRecord()) {
                throw new IllegalArgumentException(type + " must be a record with a wire name");
            }
            entries.add(
                    new Entry(
                            name.value(),
                            type.asSubclass(PublishedEvent.class),
                            family,
                            List.of(topic.value())));
        }
        return entries;
    }

    /// One event of the catalogue.
    ///
    /// @param type wire name with version
    /// @param record what it is read as
    /// @param family the sealed interface to switch over
    /// @param topics where it is published: one, but for what several services publish alike
    public record Entry(
            String type,
            Class<? extends PublishedEvent> record,
            Class<? extends PublishedEvent> family,
            List<String> topics) {

        /// Keeps its own copy.
        public Entry {
            topics = List.copyOf(topics);
        }

        /// The one topic where it is published; the first of several.
        public String topic() {
            return topics.get(0);
        }

        /// URI of the value's JSON Schema, the `ce_dataschema` of its records.
        public String dataSchema() {
            return schemaOf(type);
        }
    }
}
