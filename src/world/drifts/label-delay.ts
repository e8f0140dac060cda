import type { Drift } from "../drift.ts";

/**
 * Longer label delay, also called verification latency (Krempl et al. 2014): every label comes 14 × strength days later
 * (half a day is a whole one for half of the orders). Nothing is wrong with the orders or the answers; but what is
 * known about them is older, so a change is found later and the next model learns from rows that are further back.
 */
const labelDelay: Drift = {
	id: "label-delay",
	name: "Labels come late",
	term: "longer label delay",
	moves: "the pipe",
	story: "The carriers report once a fortnight: every label comes 14 days later than before.",
	timing: { shape: "sudden", from: 100, to: null, over: 30, period: 60 },
	inDefaultYear: false,
	strengthMeans: "every label comes 14 days later",
	change(law, amount) {
		law.labelDelay += 14 * amount;
	},
};

export default labelDelay;
