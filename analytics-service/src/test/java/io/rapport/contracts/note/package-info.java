/// What is published about notes, the aggregate of the guide "add an aggregate".
@NullMarked
package io.rapport.contracts.note;

import org.jspecify.annotations.NullMarked;
