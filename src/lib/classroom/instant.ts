/** Milliseconds since 1970 UTC. The rules never look at a clock: the time of an act is an argument. */
export type Instant = number;
