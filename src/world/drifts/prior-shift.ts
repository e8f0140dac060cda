import type { Drift } from "../drift.ts";

/** .43 of the parcels late become .65. */
const ODDS_FACTOR = 2.5;

/**
 * Prior probability shift, also called label shift: P(Y) moves, P(X|Y) stays within each day (Moreno-Torres et al.
 * 2012). The odds of being late are multiplied by 2.5^strength: of the orders drawn, those on time are kept with
 * probability 2.5^-strength only. Both P(X) and P(late|x) follow by Bayes' rule, the latter with the same factor on its
 * odds (Saerens et al. 2002), so a model that was right is now too hopeful by one constant.
 */
const priorShift: Drift = {
	id: "prior-shift",
	name: "More parcels are late",
	term: "prior shift",
	moves: "P(Y)",
	story: "More orders of the kind that comes late are placed: late parcels go from 43 % to 65 %.",
	timing: { shape: "sudden", from: 100, to: null, over: 30, period: 60 },
	inDefaultYear: false,
	strengthMeans: "the odds of being late are 2.5 times as high",
	change(law, amount) {
		law.lateOdds *= ODDS_FACTOR ** amount;
	},
};

export default priorShift;
