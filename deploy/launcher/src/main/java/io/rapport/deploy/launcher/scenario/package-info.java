/// `scenario`: stories of the business, played on a running platform.
@NullMarked
package io.rapport.deploy.launcher.scenario;

import org.jspecify.annotations.NullMarked;
