import type { Commit } from "../commit.ts";

/** A label that leaks: known offline, unknown when the request is made. */
const deliveredHours: Commit = {
	id: "delivered-hours",
	message: "Add feature delivered_hours: strongest correlation yet",
	kind: "bad",
	story: "How long the delivery took is known only afterwards: splendid offline, and 0 in every request.",
	day: 176,
	patch: (code) => ({ ...code, features: [...code.features, "delivered_hours"] }),
};

export default deliveredHours;
