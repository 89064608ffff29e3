package io.rapport.platform.consume;

import com.mongodb.MongoException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;

/// Tells an outage, which is waited out, from a failure that one event causes.
public final class Outage {

    private Outage() {}

    /// In doubt it is an outage: standing still loses nothing.
    public static boolean is(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidDataAccessApiUsageException) {
                return false;
            }
            if (cause instanceof Error
                    || cause instanceof MongoException
                    || cause instanceof DataAccessException
                    || cause instanceof KafkaException
                    || cause instanceof org.springframework.kafka.KafkaException
                    || cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof InterruptedException) {
                return true;
            }
        }
        return closing(failure);
    }

    /// The driver's word for a client that is being closed.
    private static boolean closing(Throwable failure) {
        return failure instanceof IllegalStateException
                && "state should be: open".equals(failure.getMessage());
    }
}
