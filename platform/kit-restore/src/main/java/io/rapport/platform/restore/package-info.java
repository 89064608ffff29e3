/// After the database of a service was put back to an earlier time: compares its documents with the
/// topics and lets every aggregate that had gone further go on in a new epoch. Runs instead of the
/// service, with `rapport.restore.run=true`.
@NullMarked
package io.rapport.platform.restore;

import org.jspecify.annotations.NullMarked;
