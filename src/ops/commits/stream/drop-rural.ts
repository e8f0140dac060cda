import type { Commit } from "../commit.ts";

/** Cleaning that throws a whole segment away. */
const dropRural: Commit = {
	id: "drop-rural",
	message: "Drop rural rows from training: distances look like outliers",
	kind: "bad",
	story: "Nobody learns from rural orders any more; the average hides how much worse they are answered.",
	day: 40,
	patch: (code) => ({ ...code, dropAreas: [...new Set([...code.dropAreas, "rural"])] }),
};

export default dropRural;
