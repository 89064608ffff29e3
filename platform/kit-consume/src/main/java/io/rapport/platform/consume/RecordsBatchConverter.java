package io.rapport.platform.consume;

import java.lang.reflect.Type;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.support.converter.BatchMessagingMessageConverter;

/// Hands the records of a poll on as they are.
final class RecordsBatchConverter extends BatchMessagingMessageConverter {

    /// The name under which the binder finds it.
    static final String BEAN = "rapportRecordsBatch";

    @SuppressWarnings("NullAway") // null is its word for "map no headers"
    RecordsBatchConverter() {
        super(null);
        setHeaderMapper(null);
    }

    @Override
    protected Object extractAndConvertValue(ConsumerRecord<?, ?> message, @Nullable Type type) {
        return message;
    }
}
