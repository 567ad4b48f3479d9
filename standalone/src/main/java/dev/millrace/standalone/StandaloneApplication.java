package dev.millrace.standalone;

import org.springframework.context.annotation.Configuration;

/// The rooms in one Spring context.
@Configuration(proxyBeanMethods = false)
public class StandaloneApplication {}
