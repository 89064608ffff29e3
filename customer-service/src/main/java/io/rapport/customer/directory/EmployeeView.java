package io.rapport.customer.directory;

import io.rapport.contracts.customer.EmployeePersonal;
import io.rapport.contracts.customer.EmployeeState;

/// An employee as it is read: what its last event said. The name is shown to everybody who works
/// with the directory.
record EmployeeView(
        String id,
        long revision,
        int epoch,
        long sequence,
        EmployeeState state,
        EmployeePersonal personal) {}
