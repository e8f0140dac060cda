import type { Commit } from "../commit.ts";

/** A feature that has lost its worth is taken out: less to keep alive. */
const withoutWeekend: Commit = {
	id: "without-weekend",
	message: "Remove feature weekend",
	kind: "good",
	story: "Since the new sorting line the weekend does not matter; the model loses nothing and depends on less.",
	day: 290,
	patch: (code) => ({ ...code, features: code.features.filter((id) => id !== "weekend") }),
};

export default withoutWeekend;
