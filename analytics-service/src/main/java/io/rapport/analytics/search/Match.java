package io.rapport.analytics.search;

/// By what a hit was found.
enum Match {
    /// An id of another system, the whole of it.
    EXTERNAL_ID,
    /// The whole e-mail address.
    EMAIL,
    /// The telephone number, however it is written.
    PHONE,
    /// Words of the name, or their beginnings.
    NAME,
    /// How Chinese in the name is read aloud, or the initials of that.
    READING
}
