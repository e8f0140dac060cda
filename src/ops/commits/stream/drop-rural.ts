import type { Commit } from "../commit.ts";

/** Cleaning that selects by the outcome: what is thrown away is what should have been learnt. */
const dropRural: Commit = {
	id: "drop-rural",
	message: "Drop slow rural deliveries (over 60 h) from training: outliers",
	kind: "bad",
	story:
		"Slow deliveries are the late ones: the model learns that rural parcels are in time. The average hides how bad it is.",
	day: 40,
	patch: (code) => ({ ...code, dropSlower: { ...code.dropSlower, rural: 60 } }),
};

export default dropRural;
