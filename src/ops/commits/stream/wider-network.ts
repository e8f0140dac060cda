import type { Commit } from "../commit.ts";

/** More hidden units: as good as before, within the noise. */
const widerNetwork: Commit = {
	id: "wider-network",
	message: "Widen the network to 24-12",
	kind: "neutral",
	story: "Eight features hold nothing that 16-8 units could not learn: nothing changes.",
	day: 20,
	patch: (code) => ({ ...code, hidden: [24, 12] }),
};

export default widerNetwork;
