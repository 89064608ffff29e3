/// What is published of imports, by every service that takes them.
@NullMarked
package io.rapport.contracts.imports;

import org.jspecify.annotations.NullMarked;
