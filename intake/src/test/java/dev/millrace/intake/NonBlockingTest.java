package dev.millrace.intake;

import dev.millrace.messaging.testing.NonBlockingContract;

class NonBlockingTest extends NonBlockingContract {}
