package io.rapport.platform.projection;

/// One build of a view. Several may exist at a time; readers use the current one.
///
/// @param projection the projection's name
/// @param number from 1; a rebuild makes the next
public record Generation(String projection, int number) {

    /// The collection of this generation that goes by a base name.
    public String collection(String base) {
        return base + "_g" + number;
    }

    /// Names it in the store.
    String id() {
        return projection + ".g" + number;
    }
}
