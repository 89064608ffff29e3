package io.rapport.contracts.customer;

/// What an employee is told of.
public enum NoticeKind {
    /// Somebody else gave them a task.
    TASK_ASSIGNED,
    /// The time came at which they wanted to be reminded of a task.
    TASK_REMINDER,
    /// A task of theirs fell due and is not done.
    TASK_DUE,
    /// Somebody else made them the owner of a customer.
    CUSTOMER_ASSIGNED,
    /// Somebody else made them the owner of a deal.
    OPPORTUNITY_ASSIGNED,
    /// Somebody else gave them a ticket to work on.
    TICKET_ASSIGNED,
    /// What a reader takes for a value that it does not know yet; never published.
    UNKNOWN
}
