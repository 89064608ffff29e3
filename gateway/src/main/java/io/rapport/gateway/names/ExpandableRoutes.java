package io.rapport.gateway.names;

import java.util.regex.Pattern;

/// The paths whose answers hold ids of what has a name: lists, and single records.
final class ExpandableRoutes {

    private static final Pattern PATHS =
            Pattern.compile(
                    "/api/v1/(?:"
                            + "(?:customers|contacts|interactions|employees|teams|opportunities"
                            + "|tasks|notices|tickets|campaigns|touches|responses)(?:/[^/]+)?"
                            + "|campaigns/[^/]+/audience"
                            + "|funnel/deals"
                            + ")");

    private ExpandableRoutes() {}

    /// @param path of a request, or of an API document
    static boolean have(String path) {
        return PATHS.matcher(path).matches();
    }
}
