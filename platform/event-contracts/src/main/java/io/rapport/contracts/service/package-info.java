/// What is published of tickets.
@NullMarked
package io.rapport.contracts.service;

import org.jspecify.annotations.NullMarked;
