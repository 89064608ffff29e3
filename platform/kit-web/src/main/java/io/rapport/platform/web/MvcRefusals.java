package io.rapport.platform.web;

import org.springframework.http.HttpStatusCode;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;

/// Our words for what Spring MVC refuses by itself.
final class MvcRefusals {

    private MvcRefusals() {}

    static String detail(Exception failure, HttpStatusCode status) {
        return switch (failure) {
            case HttpRequestMethodNotSupportedException _ ->
                    "This route does not have that method; see Allow.";
            case HttpMediaTypeNotSupportedException type ->
                    "The body's media type is not one of " + type.getSupportedMediaTypes() + ".";
            case HttpMediaTypeNotAcceptableException type ->
                    "Answers come as " + type.getSupportedMediaTypes() + " only.";
            case MissingServletRequestParameterException missing ->
                    "The parameter " + missing.getParameterName() + " is missing.";
            case MissingRequestHeaderException missing ->
                    "The header " + missing.getHeaderName() + " is missing.";
            default -> ofStatus(status);
        };
    }

    /// What can be said when only the status is known.
    static String ofStatus(HttpStatusCode status) {
        return switch (status.value()) {
            case 400 -> "The request is not well formed.";
            case 401 -> "This needs a valid access token. Sign in and send it as Bearer token.";
            case 403 -> "Your roles do not allow this.";
            case 404 -> "There is no such route.";
            case 405 -> "This route does not have that method; see Allow.";
            case 413 -> "The body is too large.";
            case 414 -> "The address is too long.";
            case 415 -> "The body's media type is not supported.";
            case 406 -> "No answer comes in the type that Accept asks for.";
            case 431 -> "The headers are too large.";
            case 503 -> "This is not available at the moment. Try again shortly.";
            default ->
                    status.is5xxServerError()
                            ? "Something went wrong on our side. Tell us the request id."
                            : "The request is refused.";
        };
    }
}
