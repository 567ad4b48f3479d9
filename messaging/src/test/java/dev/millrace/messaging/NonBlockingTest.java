package dev.millrace.messaging;

import dev.millrace.messaging.testing.NonBlockingContract;

class NonBlockingTest extends NonBlockingContract {}
