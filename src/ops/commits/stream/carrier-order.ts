import type { Commit } from "../commit.ts";

/** Training-serving skew: one side of the feature code is changed. */
const carrierOrder: Commit = {
	id: "carrier-order",
	message: "Sort carrier columns in the serving code",
	kind: "bad",
	story: "The service computes carrier B as C and C as B; the training does not.",
	day: 150,
	patch: (code) => ({ ...code, servingSkew: "one-hot-swapped" }),
};

export default carrierOrder;
