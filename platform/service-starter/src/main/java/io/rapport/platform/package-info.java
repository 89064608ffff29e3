/// All kits together, for services that own aggregates. There is nothing else here: what a service
/// does alike is in one of the kits.
@NullMarked
package io.rapport.platform;

import org.jspecify.annotations.NullMarked;
