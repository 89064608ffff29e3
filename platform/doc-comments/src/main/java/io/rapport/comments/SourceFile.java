package io.rapport.comments;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/// The comments of one source file by what they stand at. Nothing is resolved or compiled, so it
/// needs no class path.
final class SourceFile extends TreePathScanner<Void, Void> {

    private final DocTrees trees;
    private final String packageName;
    private final Deque<String> types = new ArrayDeque<>();
    private final Map<String, Comment> comments = new HashMap<>();

    private SourceFile(DocTrees trees, CompilationUnitTree unit) {
        this.trees = trees;
        this.packageName = String.valueOf(unit.getPackageName());
    }

    /// Names are those of [Class#getTypeName()], [#method] and [#field].
    static Map<String, Comment> commentsOf(Path file) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjects(file));
            var trees = DocTrees.instance(task);
            var all = new HashMap<String, Comment>();
            for (var unit : task.parse()) {
                var source = new SourceFile(trees, unit);
                source.scan(unit, null);
                all.putAll(source.comments);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String method(Class<?> type, String name, int parameters) {
        return type.getTypeName() + "#" + name + "/" + parameters;
    }

    static String field(Class<?> type, String name) {
        return type.getTypeName() + "#" + name;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
        var outer = types.isEmpty() ? packageName + "." : types.peek() + "$";
        types.push(outer + type.getSimpleName());
        keep("");
        super.visitClass(type, null);
        types.pop();
        return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
        keep("#" + method.getName() + "/" + method.getParameters().size());
        return null; // What stands in a body is nobody's to read.
    }

    @Override
    public Void visitVariable(VariableTree field, Void nothing) {
        if (isType(getCurrentPath().getParentPath())) {
            keep("#" + field.getName());
        }
        return super.visitVariable(field, null);
    }

    private static boolean isType(TreePath path) {
        return path.getLeaf().getKind() == Tree.Kind.ENUM || path.getLeaf() instanceof ClassTree;
    }

    private void keep(String member) {
        var tree = trees.getDocCommentTree(getCurrentPath());
        if (tree != null) {
            comments.put(types.element() + member, CommentReader.read(tree));
        }
    }
}
