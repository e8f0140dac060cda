import { numbers, withColumn } from "../../core/table.ts";
import type { Drift } from "../drift.ts";

/**
 * Unit change upstream: the team that owns weather_score starts to send 0 .. 100 instead of 0 .. 1, from a share of its
 * sources, all of them at strength 1. The world does not move at all; a range check sees it with the first row (Breck
 * et al. 2019, data validation; Sculley et al. 2015, unstable data dependencies).
 */
const weatherUnitChange: Drift = {
	id: "weather-unit-change",
	name: "Unit change",
	term: "unit change upstream",
	moves: "the pipe",
	story: "The weather team sends its score as 0 to 100 instead of 0 to 1.",
	timing: { shape: "sudden", from: 190, to: null, over: 1, period: 365 },
	inDefaultYear: true,
	strengthMeans: "every weather_score arrives 100 times as large; below 1, that share of them",
	change(law, amount) {
		law.pipe.push({
			name: "weather-unit-change",
			stage: "record",
			apply(table, { stream }) {
				const values = numbers(table, "weather_score").map((value) =>
					stream.uniform() < amount ? value * 100 : value,
				);
				return withColumn(table, "weather_score", { kind: "number", values });
			},
		});
	},
};

export default weatherUnitChange;
