package io.rapport.bench.figure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What is sent to the platform.
final class Bodies {

    static final String CUSTOMERS = "/api/v1/customers";
    static final String WHOLE_CUSTOMER = "/api/v1/views/customers/";
    private static final List<String> INDUSTRIES =
            List.of("machinery", "retail", "health", "energy", "software");
    private static final List<String> REGIONS = List.of("North", "East", "South", "West");

    private Bodies() {}

    /// An organization that becomes known.
    static String customer(String run, int number) {
        return """
        {"kind":"ORGANIZATION","name":"Bench %s %d","industry":"%s","region":"%s"}\
        """
                .formatted(run, number, industry(number), region(number));
    }

    /// An organization that becomes known and has an owner from the beginning.
    static String owned(String run, int number, String owner) {
        return """
        {"kind":"ORGANIZATION","name":"Bench %s %d","ownerId":"%s"}\
        """
                .formatted(run, number, owner);
    }

    static String industry(int number) {
        return INDUSTRIES.get(number % INDUSTRIES.size());
    }

    static String region(int number) {
        return REGIONS.get(number % REGIONS.size());
    }

    /// An external id as bulk items name it.
    static String external(String run, String what, int number) {
        return """
        {"system":"bench","id":"%s-%s-%d"}\
        """
                .formatted(run, what, number);
    }

    /// So many items, a line each.
    static String lines(int from, int to, java.util.function.IntFunction<String> item) {
        return IntStream.range(from, to).mapToObj(item).collect(Collectors.joining("\n", "", "\n"));
    }
}
