/**
 * What single objects promise: sequential specifications that say, state by state, which answer a question may get. A
 * user's own is one implementation of {@link orrery.verdict.model.Model}.
 */
@NullMarked
package orrery.verdict.model;

import org.jspecify.annotations.NullMarked;
