package io.rapport.deploy.launcher.demo;

/// Bars of text.
final class Bars {

    private static final int WIDTH = 36;

    private Bars() {}

    /// A bar as long as the value is of the most.
    static String of(long value, long most) {
        var length = most == 0 ? 0 : (int) Math.max(value > 0 ? 1 : 0, WIDTH * value / most);
        return "█".repeat(length) + " ".repeat(WIDTH - length);
    }
}
