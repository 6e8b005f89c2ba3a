package dev.ito.forwarder.core;

/** What the parts of one run share. */
record Run(
    Progress progress,
    RunTally tally,
    RunBudget budget,
    ForwardSettings settings,
    Timing timing,
    HarmlessListener listener) {}
