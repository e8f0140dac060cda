import type { Drift } from "../drift.ts";

/**
 * Feedback loop by a censored label: a parcel that was sent by express arrives in time, so "not late" is recorded for
 * it, for all of them at strength 1 (Sculley et al. 2015, direct feedback loops; Lakkaraju et al. 2017, selective
 * labels). The truth, what would have happened by road, is out of reach: the better the model, the less it leaves to
 * learn from. The next model learns that parcels such as these come in time.
 */
const feedbackLoop: Drift = {
	id: "feedback-loop",
	name: "Express hides the label",
	term: "feedback loop",
	moves: "the pipe",
	story: "Parcels sent by express arrive in time, and the records say no more than that.",
	timing: { shape: "sudden", from: 100, to: null, over: 30, period: 60 },
	inDefaultYear: false,
	strengthMeans: "every express parcel is recorded as not late; below 1, that share of them",
	change(law, amount) {
		law.censoredShare = Math.min(1, law.censoredShare + amount);
	},
};

export default feedbackLoop;
