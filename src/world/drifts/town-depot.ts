import type { Drift } from "../drift.ts";

/**
 * Covariate shift that is loud and harmless: P(X) moves, P(Y|X) stays (Quiñonero-Candela et al. 2009). Distances of all
 * orders that are not rural shrink to .55^strength of what they were. Few of them lay where the road gets long (above
 * 90 km), and shorter roads are ones the model knows, so statistics of the inputs ring and the answers stay as good.
 */
const townDepot: Drift = {
	id: "town-depot",
	name: "Depot in town",
	term: "covariate shift without harm",
	moves: "P(X)",
	story: "A new depot opens in town: every urban and suburban parcel has a shorter way.",
	timing: { shape: "sudden", from: 100, to: null, over: 30, period: 60 },
	inDefaultYear: false,
	strengthMeans: "distances that are not rural shrink to 55 %",
	change(law, amount) {
		law.townDistanceFactor *= 0.55 ** amount;
	},
};

export default townDepot;
