package io.rapport.opportunity.opportunity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which products are not sold any more: each is asked for once in a request.
final class RetiredProducts {

    private final Function<List<String>, Set<String>> ask;
    private final Map<String, Boolean> known = new HashMap<>();

    RetiredProducts(Function<List<String>, Set<String>> ask) {
        this.ask = ask;
    }

    Set<String> among(List<String> products) {
        var unknown = products.stream().filter(each -> !known.containsKey(each)).toList();
        var retired = ask.apply(unknown);
        unknown.forEach(each -> known.put(each, retired.contains(each)));
        return products.stream()
                .filter(each -> Boolean.TRUE.equals(known.get(each)))
                .collect(Collectors.toSet());
    }
}
