package dev.millrace.intake.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.FilePart;

/// What a client sent, before anything is checked. Absent fields are null.
///
/// @param email the person's address
/// @param name the person's name
/// @param subject what it is about
/// @param text what the person wrote
/// @param tenant whose desk is meant
/// @param form which page of the form it was written on, as that page names itself
/// @param files that came along; deleted by whoever read the request
record TicketRequest(
        @Nullable String email,
        @Nullable String name,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String tenant,
        @Nullable String form,
        List<FilePart> files) {}
