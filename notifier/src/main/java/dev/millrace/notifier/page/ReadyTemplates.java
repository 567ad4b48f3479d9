package dev.millrace.notifier.page;

import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;

/// Has the engine of pages and mails look for its libraries at the start, which it would do with the first page: on a
/// thread that serves sockets and must not wait for a disk.
@Component
final class ReadyTemplates {
    ReadyTemplates(ITemplateEngine templates) {
        // Asking is what makes it ready.
        var _ = templates.getConfiguration();
    }
}
