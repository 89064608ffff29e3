/// Contacts: people at organizations, their part in a decision, and to whom they report. They
/// change employer and keep their history.
@NullMarked
package io.rapport.customer.contact;

import org.jspecify.annotations.NullMarked;
