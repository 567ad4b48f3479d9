package dev.millrace.topology;

import dev.millrace.messaging.testing.NonBlockingContract;

class NonBlockingTest extends NonBlockingContract {}
