/// The only public door of the platform. It knows paths and tokens, and nothing of any domain.
@NullMarked
package io.rapport.gateway;

import org.jspecify.annotations.NullMarked;
