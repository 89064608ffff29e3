package io.rapport.deploy.launcher.imports;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/// A progress bar on a terminal; elsewhere, one line per step.
final class Progress {

    private static final int WIDTH = 30;

    private final PrintWriter out;
    private final boolean terminal;
    private String step = "";
    private int total;
    private int done;

    Progress(PrintWriter out) {
        this.out = out;
        this.terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    synchronized void begin(String name, int items) {
        step = name;
        total = items;
        done = 0;
        draw();
    }

    synchronized void advance(int items) {
        done += items;
        draw();
    }

    synchronized void end(String result) {
        out.print((terminal ? "\r\033[K" : "") + "%-14s %s%n".formatted(step, result));
        out.flush();
    }

    private void draw() {
        if (terminal) {
            var filled = total == 0 ? WIDTH : WIDTH * done / total;
            var bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
            out.print("\r\033[K%-14s %s %,d of %,d".formatted(step, bar, done, total));
            out.flush();
        }
    }
}
