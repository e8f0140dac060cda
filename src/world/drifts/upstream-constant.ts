import { numbers, withColumn } from "../../core/table.ts";
import type { Drift } from "../drift.ts";

/** What the weather team sends when it knows nothing. */
const DEFAULT_SCORE = 0.8;

/**
 * Upstream break: weather_score is a default of .8, within the allowed range, for a share of the orders, all of them at
 * strength 1 (Sculley et al. 2015, unstable data dependencies; Breck et al. 2019). No range check can object; a check
 * of how often the commonest value comes does, and so does every statistic of that column.
 */
const upstreamConstant: Drift = {
	id: "upstream-constant",
	name: "Weather is a constant",
	term: "upstream constant",
	moves: "the pipe",
	story: "The weather team's sensor is down and its service answers .8 whatever it is asked.",
	timing: { shape: "sudden", from: 100, to: null, over: 30, period: 60 },
	inDefaultYear: false,
	strengthMeans: "every weather_score is .8; below 1, that share of them",
	change(law, amount) {
		law.pipe.push({
			name: "upstream-constant",
			stage: "source",
			apply(table, { stream }) {
				const values = numbers(table, "weather_score").map((value) =>
					stream.uniform() < amount ? DEFAULT_SCORE : value,
				);
				return withColumn(table, "weather_score", { kind: "number", values });
			},
		});
	},
};

export default upstreamConstant;
