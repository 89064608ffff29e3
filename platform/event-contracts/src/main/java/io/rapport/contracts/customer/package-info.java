/// What is published of customers, contacts, interactions and the directory of employees and teams.
@NullMarked
package io.rapport.contracts.customer;

import org.jspecify.annotations.NullMarked;
