import type { Drift } from "../drift.ts";

/**
 * Gradual covariate shift: P(X) moves, P(Y|X) stays (Quiñonero-Candela et al. 2009). A share of orders is replaced by
 * orders from remote rural customers, farther away than nearly all that a model has seen: .375 × strength of all orders
 * when complete, so rural goes from 12 % to 45 %.
 */
const ruralGrowth: Drift = {
	id: "rural-growth",
	name: "Rural grows",
	term: "covariate shift",
	moves: "P(X)",
	story: "A new market opens: orders from remote rural customers grow from few to nearly half.",
	timing: { shape: "gradual", from: 60, to: null, over: 60, period: 365 },
	inDefaultYear: true,
	strengthMeans: "37.5 % of all orders come from the new market when it is complete",
	change(law, amount) {
		law.remoteShare = Math.min(0.95, law.remoteShare + 0.375 * amount);
	},
};

export default ruralGrowth;
