import type { Drift } from "../drift.ts";

/** Control: a switch that moves nothing. Whatever rings while only this is on is a false alarm. */
const none: Drift = {
	id: "none",
	name: "No drift at all",
	term: "control",
	moves: "nothing",
	story: "The world stays as it is; every alarm is a false one.",
	timing: { shape: "sudden", from: 0, to: null, over: 1, period: 365 },
	shapes: ["sudden"],
	inDefaultYear: false,
	strengthMeans: "nothing: there is nothing to scale",
	change() {},
};

export default none;
