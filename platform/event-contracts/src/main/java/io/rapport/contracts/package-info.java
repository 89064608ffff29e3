/// The published language of Rapport: what every service and every other system may know of the
/// others. JDK types only, so that any Java 17 program can depend on it.
@NullMarked
package io.rapport.contracts;

import org.jspecify.annotations.NullMarked;
