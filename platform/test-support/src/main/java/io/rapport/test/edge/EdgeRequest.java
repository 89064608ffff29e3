package io.rapport.test.edge;

import java.util.Set;

/// A request exactly as it goes over the wire.
///
/// @param what is wrong with it, in a few words
/// @param text every character is one byte
/// @param statuses any of which is a right answer
public record EdgeRequest(String what, String text, Set<Integer> statuses) {

    static EdgeRequest of(String what, String text, Integer... statuses) {
        return new EdgeRequest(what, text, Set.of(statuses));
    }
}
