import type { Commit } from "../commit.ts";

/** No change of behaviour: only the numbers drawn at the start differ. */
const tidyUp: Commit = {
	id: "tidy-up",
	message: "Tidy up the training script",
	kind: "neutral",
	story: "Nothing changes but the first weights: what differs afterwards is luck.",
	day: 112,
	patch: (code) => ({ ...code, salt: code.salt + 1 }),
};

export default tidyUp;
