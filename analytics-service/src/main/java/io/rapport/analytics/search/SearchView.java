package io.rapport.analytics.search;

/// The name of the projection that search reads. It is one of its own: it fills itself from the
/// topics where an older release had none, is rebuilt alone when tokens are cut by another rule,
/// and holds up no read of the other views meanwhile.
final class SearchView {

    static final String NAME = "search";

    private SearchView() {}
}
