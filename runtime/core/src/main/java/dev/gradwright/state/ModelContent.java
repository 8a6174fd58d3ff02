package dev.gradwright.state;

import dev.gradwright.kernel.Reals;

/** What a model file holds beside the architecture. */
record ModelContent(Reals parameters, DataForm form) {}
