import { numbers, withColumn } from "../../core/table.ts";
import type { Drift } from "../drift.ts";

/**
 * Missing values, completely at random (Rubin 1976): weather_score is not there for 30 % × strength of the orders. The
 * service fills in the mean of the training, so the answers get vaguer and no error is ever reported. The share of
 * missing values shows it at once.
 */
const missingValues: Drift = {
	id: "missing-values",
	name: "Weather is missing",
	term: "missing values",
	moves: "the pipe",
	story: "The weather service times out: for three in ten orders no score arrives.",
	timing: { shape: "sudden", from: 100, to: null, over: 30, period: 60 },
	inDefaultYear: false,
	strengthMeans: "weather_score is missing for 30 % of the orders",
	change(law, amount) {
		law.pipe.push({
			name: "missing-values",
			stage: "transport",
			apply(table, { stream }) {
				const values = numbers(table, "weather_score").map((value) =>
					stream.uniform() < 0.3 * amount ? Number.NaN : value,
				);
				return withColumn(table, "weather_score", { kind: "number", values });
			},
		});
	},
};

export default missingValues;
