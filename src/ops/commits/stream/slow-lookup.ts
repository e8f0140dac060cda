import type { Commit } from "../commit.ts";

/** Latency that no offline test notices. */
const slowLookup: Commit = {
	id: "slow-lookup",
	message: "Look the depot up in the warehouse system at request time",
	kind: "bad",
	story: "Three requests in ten miss the deadline of the service and go out ordinary.",
	day: 218,
	patch: (code) => ({ ...code, lookupMs: code.lookupMs + 75 }),
};

export default slowLookup;
