package dev.millrace.notifier.page;

import dev.millrace.tickets.json.Json;
import dev.millrace.tickets.message.FlagWords;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The module by which the dashboard says what flags of messages mean, in the same words as everybody else.
@RestController
final class FlagWordsScript {
    private static final String MODULE = "export const FLAG_WORDS = " + Json.text(FlagWords.all()) + ";\n";

    @GetMapping(path = "/assets/dashboard/flag-words.js", produces = "text/javascript;charset=UTF-8")
    ResponseEntity<String> module() {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(MODULE);
    }
}
