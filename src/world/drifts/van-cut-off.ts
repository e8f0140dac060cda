import type { Drift } from "../drift.ts";

/**
 * Concept drift that needs a new feature: P(Y|X) moves and P(X) stays (Gama et al. 2014), and what it now depends on is
 * hidden from the model (Widmer and Kubat 1996, hidden context). A second sorting line opens: the weekend and the load
 * alone stop mattering, load now helps where the backlog is high, and orders placed from 16:00 on miss the last van.
 * order_hour is recorded but dropped by the feature code, so retraining can win back only half; a commit that adds the
 * feature wins the rest.
 */
const vanCutOff: Drift = {
	id: "van-cut-off",
	name: "Van leaves at 16:00",
	term: "concept drift that needs a new feature",
	moves: "P(Y|X)",
	story: "A second sorting line opens: orders after 16:00 miss the last van, and the weekend stops mattering.",
	timing: { shape: "sudden", from: 240, to: null, over: 30, period: 60 },
	inDefaultYear: true,
	strengthMeans: "the new sorting line does all the work",
	change(law, amount) {
		law.weekendEffect -= 0.8 * amount;
		law.loadEffect -= 0.55 * amount;
		law.backlogLoadEffect -= 1.04 * amount;
		law.afternoonEffect += 1.6 * amount;
		// Keeps the share of late parcels roughly where the weekend had it.
		law.intercept += amount * 1.3 * (2 / 7);
	},
};

export default vanCutOff;
