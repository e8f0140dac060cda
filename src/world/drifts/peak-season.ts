import type { Drift } from "../drift.ts";

/**
 * Recurring covariate shift, P(X) moves and P(Y|X) stays: eight busy days that come back every 29 (from day 300: 300,
 * 329, 358). The backlog rises by two standard deviations and the load by half a one, so extra shifts are called in
 * (Widmer and Kubat 1996, recurring contexts). A training window that is too short has forgotten the last peak when the
 * next one comes.
 */
const peakSeason: Drift = {
	id: "peak-season",
	name: "Peak season",
	term: "recurring covariate shift",
	moves: "P(X)",
	story: "Busy weeks come and go: the backlog piles up for eight days at a time.",
	timing: { shape: "recurring", from: 300, to: null, over: 8, period: 29 },
	inDefaultYear: true,
	strengthMeans: "backlog two and load half a standard deviation up",
	change(law, amount) {
		law.backlogShift += 2 * amount;
		law.loadShift += 0.5 * amount;
	},
};

export default peakSeason;
