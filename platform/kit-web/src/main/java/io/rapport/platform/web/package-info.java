/// The edge of a service: tokens of freshness, limits, merge patches and conditional answers.
@NullMarked
package io.rapport.platform.web;

import org.jspecify.annotations.NullMarked;
