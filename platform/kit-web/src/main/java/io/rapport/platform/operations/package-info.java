/// What operators see and do at every service alike, below `/api/v1/operations/<service>`: here
/// what was done, by whom. Each kit brings the routes of what it is about; whatever is done by one
/// of them is written down before it is done.
@NullMarked
package io.rapport.platform.operations;

import org.jspecify.annotations.NullMarked;
