/// Names beside the ids of an answer, for who asks for them by `expand`. Services hold each other's
/// ids and no names: those are asked for when they are shown, in the name of whom they are shown
/// to.
@NullMarked
package io.rapport.gateway.names;

import org.jspecify.annotations.NullMarked;
