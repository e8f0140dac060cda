import type { Drift } from "../drift.ts";

/** What carriers A, B and C become: B and C exchange their base rate and their sensitivity to weather. */
const BASE_CHANGE = [0, 1.9, -1.9];
const WEATHER_CHANGE = [0, 1.5, -1.5];

/**
 * Sudden concept drift: P(Y|X) moves, P(X) stays (Gama et al. 2014, "real" drift). Carrier B, so far the punctual one,
 * takes over carrier C's habits and C takes over B's. As both have 30 % of the orders, the inputs and nearly the share
 * of late parcels stay as they were: only labels show it.
 */
const carrierBDegrades: Drift = {
	id: "carrier-b-degrades",
	name: "Carrier B degrades",
	term: "concept drift",
	moves: "P(Y|X)",
	story: "Carrier B becomes unreliable and carrier C punctual; the orders look as they always did.",
	timing: { shape: "sudden", from: 130, to: null, over: 30, period: 60 },
	inDefaultYear: true,
	strengthMeans: "carriers B and C exchange their habits completely",
	change(law, amount) {
		law.carrierBase = law.carrierBase.map((effect, carrier) => effect + amount * (BASE_CHANGE[carrier] as number));
		law.carrierWeather = law.carrierWeather.map(
			(effect, carrier) => effect + amount * (WEATHER_CHANGE[carrier] as number),
		);
	},
};

export default carrierBDegrades;
