/// The platform under measurement: its processes, its doors, what it costs.
@NullMarked
package io.rapport.bench.platform;

import org.jspecify.annotations.NullMarked;
