package dev.millrace.remediation.printing;

import java.util.List;

/// A print queue as the server has it now.
///
/// @param state 3 idle, 4 processing, 5 stopped (RFC 8011, 5.4.11)
/// @param reasons such as `paused` or `media-empty`
record Queue(String name, int state, List<String> reasons) {
    private static final int STOPPED = 5;

    Queue {
        reasons = List.copyOf(reasons);
    }

    boolean isStopped() {
        return state == STOPPED;
    }

    String words() {
        return "the queue %s is %s (%s)"
                .formatted(
                        name,
                        switch (state) {
                            case 3 -> "idle";
                            case 4 -> "printing";
                            case STOPPED -> "stopped";
                            default -> "in state " + state;
                        },
                        String.join(", ", reasons));
    }
}
