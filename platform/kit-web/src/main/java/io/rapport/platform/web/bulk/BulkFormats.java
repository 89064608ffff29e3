package io.rapport.platform.web.bulk;

/// The media types of bulk requests, for `consumes`.
public final class BulkFormats {

    /// One JSON object per line.
    public static final String NDJSON = "application/x-ndjson";

    /// RFC 4180 with a header row, in the declared `charset` (UTF-8 unless said); a dot in a
    /// column's name reaches into an inner object.
    public static final String CSV = "text/csv";

    private BulkFormats() {}
}
