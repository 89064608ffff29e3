package io.rapport.gateway.stream;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How many streams may be open, and when one counts as broken.
///
/// @param most how many streams this instance passes on at a time; each has a connection to its
///   service, in a pool of their own
/// @param silence after how long without a sign of life a stream is cut off; services say that they
///   are alive every 5 s
@ConfigurationProperties("rapport.gateway.streams")
record StreamProperties(@DefaultValue("1000") int most, @DefaultValue("15s") Duration silence) {}
