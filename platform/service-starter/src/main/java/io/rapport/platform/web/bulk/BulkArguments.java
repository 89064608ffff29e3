package io.rapport.platform.web.bulk;

import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.web.LimitProperties;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/// Gives controllers the [BulkInput] of a request. All of it is read before the first item is
/// worked on; its size is bounded by the body's limit, so the memory is too.
public final class BulkArguments implements HandlerMethodArgumentResolver {

    private static final List<MediaType> FORMATS =
            List.of(
                    MediaType.parseMediaType(BulkFormats.NDJSON),
                    MediaType.parseMediaType(BulkFormats.CSV));

    private final JsonMapper mapper;
    private final NdjsonReader lines;
    private final CsvItems tables;
    private final LimitProperties limits;

    public BulkArguments(JsonMapper mapper, Validator validator, LimitProperties limits) {
        var items = new ItemReader(validator, limits.bulkItems());
        this.mapper = mapper;
        this.lines = new NdjsonReader(mapper, items);
        this.tables = new CsvItems(mapper, items, limits.bulkColumns());
        this.limits = limits;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == BulkInput.class;
    }

    @Override
    public BulkInput<?> resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws IOException, HttpMediaTypeNotSupportedException {
        var servlet = request.getNativeRequest(HttpServletRequest.class);
        if (servlet == null) {
            throw new IllegalStateException("Bulk input comes by HTTP.");
        }
        var type = ResolvableType.forMethodParameter(parameter).getGeneric().getType();
        return new BulkInput<>(
                read(servlet, mapper.constructType(type)), dryRun(servlet), limits.bulkParallel());
    }

    private List<Parsed<Object>> read(HttpServletRequest request, JavaType type)
            throws IOException, HttpMediaTypeNotSupportedException {
        var sent = request.getContentType();
        var format = sent == null ? null : MediaType.parseMediaType(sent);
        if (FORMATS.getFirst().isCompatibleWith(format)) {
            return lines.read(request.getInputStream(), type);
        }
        if (FORMATS.getLast().isCompatibleWith(format)) {
            return tables.read(request.getInputStream(), type);
        }
        throw new HttpMediaTypeNotSupportedException(format, FORMATS);
    }

    private static boolean dryRun(HttpServletRequest request) {
        var sent = request.getParameterValues(BulkInput.DRY_RUN);
        if (sent == null) {
            return false;
        }
        if (sent.length != 1 || !(sent[0].equals("true") || sent[0].equals("false"))) {
            throw ProblemException.badFields(
                    "request.bad-parameter",
                    "The parameter dryRun must be true or false.",
                    List.of(new FieldProblem(BulkInput.DRY_RUN, "must be true or false")));
        }
        return sent[0].equals("true");
    }
}
