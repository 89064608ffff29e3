package io.rapport.platform.store;

import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/// Store settings that every service shares: journaled majority writes and bounded waits.
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration",
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration"
        })
class StoreAutoConfiguration {

    /// A command is acknowledged only when its write is journaled by a majority. Every wait is
    /// bounded: two seconds to find a server or connect, ten for an answer.
    @Bean
    MongoClientSettingsBuilderCustomizer rapportStoreSettings() {
        return settings ->
                settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                        .readConcern(ReadConcern.DEFAULT)
                        .applyToClusterSettings(cluster ->
                                cluster.serverSelectionTimeout(2, TimeUnit.SECONDS)
                                        .addClusterListener(new StoreReach()))
                        .applyToSocketSettings(socket ->
                                socket.connectTimeout(2, TimeUnit.SECONDS)
                                        .readTimeout(10, TimeUnit.SECONDS))
                        .applyToConnectionPoolSettings(
                                pool -> pool.maxSize(64).maxWaitTime(2, TimeUnit.SECONDS));
    }

    /// Plain dates are stored as ISO text: no time zone can move them, and they sort.
    @Bean
    MongoCustomConversions rapportConversions() {
        return MongoCustomConversions.create(conversions ->
                conversions
                        .useNativeDriverJavaTimeCodecs()
                        .bigDecimal(MongoCustomConversions.BigDecimalRepresentation.DECIMAL128)
                        .registerConverters(List.of(new DateToText(), new TextToDate())));
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    IndexCreation indexCreation(MongoDatabaseFactory databases) {
        return new IndexCreation(databases);
    }

    @WritingConverter
    static final class DateToText implements Converter<LocalDate, String> {
        @Override
        public String convert(LocalDate date) {
            return date.toString();
        }
    }

    @ReadingConverter
    static final class TextToDate implements Converter<String, LocalDate> {
        @Override
        public LocalDate convert(String text) {
            return LocalDate.parse(text);
        }
    }
}
