import type { Commit } from "../commit.ts";

/** The feature that the new van cut-off asks for: a raw column that the feature code dropped. */
const after16: Commit = {
	id: "after-16",
	message: "Add feature after_16 (order_hour ≥ 16)",
	kind: "good",
	story: "Orders placed after 16:00 miss the last van; with this feature a model can learn it.",
	day: 256,
	patch: (code) => ({ ...code, features: [...code.features, "after_16"] }),
};

export default after16;
