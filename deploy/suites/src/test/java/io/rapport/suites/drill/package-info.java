/// The runbooks, tried: trouble is made on a platform of its own, its alert is evaluated over what
/// the processes export, and the runbook's commands are run as they stand there.
@NullMarked
package io.rapport.suites.drill;

import org.jspecify.annotations.NullMarked;
