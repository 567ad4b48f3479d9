package dev.millrace.access;

import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/// A request that cannot be taken, and why, field by field. Answered with 400 (or the status given) and problem
/// details.
public final class InvalidRequest extends RuntimeException {
    private final int status;
    private final List<FieldError> errors;

    /// What is wrong with one field.
    ///
    /// @param field its name as the client sent it
    /// @param detail what was expected and what was found
    public record FieldError(String field, String detail) {}

    /// @param status of the answer, from 400 on
    /// @param errors at least one
    public InvalidRequest(int status, List<FieldError> errors) {
        super(errors.stream()
                .map(error -> error.field() + ": " + error.detail())
                .toList()
                .toString());
        this.status = status;
        this.errors = List.copyOf(errors);
    }

    /// One field is wrong; answered with 400.
    public InvalidRequest(String field, String detail) {
        this(400, List.of(new FieldError(field, detail)));
    }

    /// As problem details (RFC 9457).
    public ProblemDetail problem() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatusCode.valueOf(status),
                String.join(
                        "; ",
                        errors.stream()
                                .map(error -> error.field() + ": " + error.detail())
                                .toList()));
        problem.setTitle("The request cannot be taken");
        problem.setProperty("errors", errors);
        return problem;
    }

    public int status() {
        return status;
    }

    public List<FieldError> errors() {
        return errors;
    }
}
