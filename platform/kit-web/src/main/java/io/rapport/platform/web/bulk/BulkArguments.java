package io.rapport.platform.web.bulk;

import io.rapport.platform.bulk.BulkInput;
import io.rapport.platform.bulk.Parsed;
import io.rapport.platform.problem.FieldProblem;
import io.rapport.platform.problem.ProblemException;
import io.rapport.platform.web.LimitProperties;
import io.rapport.tables.Separator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.http.InvalidMediaTypeException;
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

    private static final MediaType NDJSON = MediaType.parseMediaType(BulkFormats.NDJSON);
    private static final MediaType CSV = MediaType.parseMediaType(BulkFormats.CSV);
    private static final List<MediaType> FORMATS = List.of(NDJSON, CSV);

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
        var format = format(request.getContentType());
        var separator = separator(request);
        if (CSV.isCompatibleWith(format)) {
            return tables.read(
                    request.getInputStream(),
                    type,
                    separator.orElse(Separator.COMMA),
                    charset(format));
        }
        if (NDJSON.isCompatibleWith(format) && charset(format).equals(StandardCharsets.UTF_8)) {
            if (separator.isPresent()) {
                throw badParameter(BulkInput.SEPARATOR, "is for " + BulkFormats.CSV + " only");
            }
            return lines.read(request.getInputStream(), type);
        }
        throw new HttpMediaTypeNotSupportedException(format, FORMATS);
    }

    private static @Nullable MediaType format(@Nullable String sent)
            throws HttpMediaTypeNotSupportedException {
        try {
            return sent == null ? null : MediaType.parseMediaType(sent);
        } catch (InvalidMediaTypeException unknown) {
            // A charset that nobody knows is one, too.
            throw new HttpMediaTypeNotSupportedException(unknown.getMessage(), FORMATS);
        }
    }

    private static Charset charset(@Nullable MediaType format) {
        var declared = format == null ? null : format.getCharset();
        return declared == null ? StandardCharsets.UTF_8 : declared;
    }

    private static Optional<Separator> separator(HttpServletRequest request) {
        var sent = request.getParameterValues(BulkInput.SEPARATOR);
        if (sent == null) {
            return Optional.empty();
        }
        var named = sent.length == 1 ? Separator.named(sent[0]) : Optional.<Separator>empty();
        if (named.isEmpty()) {
            throw badParameter(BulkInput.SEPARATOR, "must be one of " + Separator.names());
        }
        return named;
    }

    private static boolean dryRun(HttpServletRequest request) {
        var sent = request.getParameterValues(BulkInput.DRY_RUN);
        if (sent == null) {
            return false;
        }
        if (sent.length != 1 || !(sent[0].equals("true") || sent[0].equals("false"))) {
            throw badParameter(BulkInput.DRY_RUN, "must be true or false");
        }
        return sent[0].equals("true");
    }

    private static ProblemException badParameter(String name, String what) {
        return ProblemException.badFields(
                "request.bad-parameter",
                "The parameter " + name + " " + what + ".",
                List.of(new FieldProblem(name, what)));
    }
}
