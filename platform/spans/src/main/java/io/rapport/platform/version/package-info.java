/// What runs, told alike by the gateway and by every service.
@NullMarked
package io.rapport.platform.version;

import org.jspecify.annotations.NullMarked;
