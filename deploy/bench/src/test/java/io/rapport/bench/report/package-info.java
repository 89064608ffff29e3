@NullMarked
package io.rapport.bench.report;

import org.jspecify.annotations.NullMarked;
