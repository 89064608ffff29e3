package io.rapport.platform.security;

import io.rapport.platform.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import tools.jackson.databind.json.JsonMapper;

/// What the filters answer when they say no. Why a token is refused is not told.
final class SecurityAnswers
        implements AuthenticationEntryPoint,
                AuthenticationFailureHandler,
                AccessDeniedHandler,
                RequestRejectedHandler {

    private final JsonMapper mapper;

    SecurityAnswers(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /// No token, or one that is not believed: 401.
    @Override
    public void commence(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                request.getHeader(HttpHeaders.AUTHORIZATION) == null
                        ? "Bearer"
                        : "Bearer error=\"invalid_token\"");
        Problems.write(
                response,
                Problems.of(
                        HttpStatus.UNAUTHORIZED,
                        "This needs a valid access token. Sign in and send it as Bearer token."),
                mapper);
    }

    /// A refused token is 401; an issuer whose keys are out of reach is 503.
    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof AuthenticationServiceException) {
            Problems.write(
                    response,
                    Problems.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            "Tokens cannot be checked at the moment. Try again shortly."),
                    mapper);
        } else {
            commence(request, response, why);
        }
    }

    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        Problems.write(
                response,
                Problems.of(HttpStatus.FORBIDDEN, "Your roles do not allow this."),
                mapper);
    }

    /// A path of a form that no route has: the same as any other path that does not exist.
    @Override
    public void handle(
            HttpServletRequest request, HttpServletResponse response, RequestRejectedException why)
            throws IOException {
        Problems.write(
                response, Problems.of(HttpStatus.NOT_FOUND, "There is no such route."), mapper);
    }
}
