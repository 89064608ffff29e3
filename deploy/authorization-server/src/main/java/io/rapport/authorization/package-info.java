/// Stands in for the company's identity provider on one machine; for trying and testing only.
@NullMarked
package io.rapport.authorization;

import org.jspecify.annotations.NullMarked;
