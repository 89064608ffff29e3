package io.rapport.comments;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.RawTextTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.doctree.TextTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A comment from its tree, in plain Markdown.
final class CommentReader {

    /// `[words][Target]` and `[Target]`; `[words](address)` stays.
    private static final Pattern LABELLED = Pattern.compile("\\[([^\\]\\[]+)\\]\\[[^\\]\\[]+\\]");

    private static final Pattern LINK =
            Pattern.compile("(?<!`)\\[([A-Za-z_#][\\w.#(), ]*)\\](?![(\\[`])");

    private static final Pattern FENCE = Pattern.compile("(?s)```.*?(```|$)");

    private CommentReader() {}

    static Comment read(DocCommentTree tree) {
        var parameters = new LinkedHashMap<String, String>();
        var returned = "";
        for (var tag : tree.getBlockTags()) {
            if (tag instanceof ParamTree parameter && !parameter.isTypeParameter()) {
                parameters.put(
                        parameter.getName().getName().toString(), text(parameter.getDescription()));
            } else if (tag instanceof ReturnTree result) {
                returned = text(result.getDescription());
            }
        }
        return new Comment(
                text(tree.getFirstSentence()), text(tree.getBody()), parameters, returned);
    }

    /// One line per paragraph and per item of a list; code blocks are for readers of the code.
    private static String text(List<? extends DocTree> parts) {
        var raw = parts.stream().map(CommentReader::plain).collect(Collectors.joining());
        var linked = LABELLED.matcher(FENCE.matcher(raw).replaceAll("")).replaceAll("$1");
        var coded = LINK.matcher(linked).replaceAll(found -> code(found.group(1)));
        return coded.strip()
                .replaceAll(" *\\n(?=\\s*[-*|] )", "\0")
                .replaceAll("[ \\t]*\\n[ \\t]*\\n\\s*", "\1")
                .replaceAll("\\s+", " ")
                .replace("\0", "\n")
                .replace("\1", "\n\n");
    }

    private static String code(String target) {
        var name = target.replaceFirst("^#", "").replaceAll("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
        return "`" + name.replaceFirst("\\(.*", "").replace('#', '.') + "`";
    }

    private static String plain(DocTree part) {
        return switch (part) {
            case RawTextTree text -> text.getContent();
            case TextTree text -> text.getBody();
            case LiteralTree literal ->
                    part.getKind() == DocTree.Kind.CODE
                            ? "`" + literal.getBody().getBody() + "`"
                            : literal.getBody().getBody();
            case LinkTree link ->
                    link.getLabel().isEmpty()
                            ? code(link.getReference().getSignature())
                            : text(link.getLabel());
            default -> part.toString();
        };
    }
}
