package dev.millrace.notifier;

import dev.millrace.messaging.testing.NonBlockingContract;

class NonBlockingTest extends NonBlockingContract {}
