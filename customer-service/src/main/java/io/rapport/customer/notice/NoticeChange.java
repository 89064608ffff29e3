package io.rapport.customer.notice;

/// What happened to a notice. Never leaves the feature.
sealed interface NoticeChange {

    record Given(Notice notice) implements NoticeChange {}

    record Read() implements NoticeChange {}

    record Kept() implements NoticeChange {}
}
