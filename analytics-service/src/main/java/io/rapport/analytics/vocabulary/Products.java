package io.rapport.analytics.vocabulary;

import java.util.List;

/// The distinct products of a deal's lines, in order of their ids.
public record Products(List<String> ids) {

    public Products {
        ids = ids.stream().distinct().sorted().toList();
    }
}
