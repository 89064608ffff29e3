/// Breaks every rule of services once.
@NullMarked
package io.rapport.planted.service;

import org.jspecify.annotations.NullMarked;
