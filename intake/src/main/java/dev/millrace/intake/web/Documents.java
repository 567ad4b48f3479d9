package dev.millrace.intake.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the doors expect, for programs: the OpenAPI description and the schema of chat frames.
@RestController
final class Documents {
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml;charset=utf-8");
    private static final MediaType SCHEMA = MediaType.parseMediaType("application/schema+json");

    @GetMapping("/openapi")
    ResponseEntity<Resource> openApi() {
        return ResponseEntity.ok().contentType(YAML).body(new ClassPathResource("openapi.yaml"));
    }

    @GetMapping("/chat.schema.json")
    ResponseEntity<Resource> chatSchema() {
        return ResponseEntity.ok().contentType(SCHEMA).body(new ClassPathResource("chat.schema.json"));
    }
}
