package dev.millrace.remediation;

import dev.millrace.messaging.testing.NonBlockingContract;

class NonBlockingTest extends NonBlockingContract {}
