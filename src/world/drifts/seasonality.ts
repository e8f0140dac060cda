import type { Drift } from "../drift.ts";

/**
 * Seasonality: P(X) moves to and fro, P(Y|X) stays, and nothing is out of order. The mean of the weather (before the
 * sigmoid that makes it a score) swings by strength · sin(2π · days / period) standard deviations, period 120 days. The
 * standard false alarm of monitors whose reference is shorter than a season (Gama et al. 2014 count it as recurring).
 */
const seasonality: Drift = {
	id: "seasonality",
	name: "Seasons",
	term: "seasonality",
	moves: "P(X)",
	story: "The weather gets worse and better again with the seasons, as every year.",
	timing: { shape: "sudden", from: 0, to: null, over: 30, period: 120 },
	// It comes and goes by itself; being switched on and off in spells would make steps of it.
	shapes: ["sudden", "gradual", "incremental"],
	inDefaultYear: false,
	strengthMeans: "weather swings one standard deviation up and down",
	change(law, amount, { since, period }) {
		// Counted from the end of the day, so that the first day differs from the one before.
		law.weatherShift += amount * Math.sin((2 * Math.PI * (since + 1)) / period);
	},
};

export default seasonality;
