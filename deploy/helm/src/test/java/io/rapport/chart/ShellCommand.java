package io.rapport.chart;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A command of a page, as a shell would split it; variables stay as they are written.
record ShellCommand(List<String> words) {

    private static final Pattern BLOCK = Pattern.compile("(?s)```bash\\n(.*?)```");
    private static final Pattern WORD =
            Pattern.compile("(?:[^\\s'\"\\\\]|'[^']*'|\"(?:\\\\.|[^\"\\\\])*\"|\\\\.)+");

    /// The commands of all shell blocks of a page.
    static List<ShellCommand> of(String page) {
        return BLOCK.matcher(page)
                .results()
                .flatMap(block -> block.group(1).replaceAll("\\\\\\n\\s*", " ").lines())
                .flatMap(line -> Stream.of(line.split(" \\| ", -1)))
                .map(line -> new ShellCommand(split(line)))
                .filter(command -> !command.words().isEmpty())
                .toList();
    }

    private static List<String> split(String line) {
        return WORD.matcher(line).results().map(each -> unquoted(each.group())).toList();
    }

    private static String unquoted(String word) {
        return word.replaceAll("'([^']*)'", "$1")
                .replaceAll("(?<!\\\\)\"", "")
                .replace("\\\"", "\"");
    }

    boolean starts(String... beginning) {
        return words.size() >= beginning.length
                && words.subList(0, beginning.length).equals(List.of(beginning));
    }

    /// What follows an option, each time that it is given.
    List<String> options(String name) {
        var values = new ArrayList<String>();
        for (var at = 0; at + 1 < words.size(); at++) {
            if (words.get(at).equals(name)) {
                values.add(words.get(at + 1));
            }
        }
        return values;
    }

    /// What `--set` sets.
    Map<String, String> settings() {
        var settings = new LinkedHashMap<String, String>();
        options("--set")
                .forEach(each -> settings.put(each.split("=", 2)[0], each.split("=", 2)[1]));
        return settings;
    }

    @Override
    public String toString() {
        return String.join(" ", words);
    }
}
