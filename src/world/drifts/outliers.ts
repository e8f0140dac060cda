import { numbers, withColumn } from "../../core/table.ts";
import type { Drift } from "../drift.ts";

/**
 * Outliers: single values far outside the range, which are no drift at all (Gama et al. 2014, figure 2). The recorded
 * backlog of a share of the orders, 5 % × strength, is ten times the real one; the depot itself and every truth stay as
 * they were. Statistics over windows hardly see it, a range check does.
 */
const outliers: Drift = {
	id: "outliers",
	name: "Slipped decimal point",
	term: "outliers",
	moves: "the pipe",
	story: "Now and then the backlog is written down ten times too large.",
	timing: { shape: "sudden", from: 100, to: null, over: 30, period: 60 },
	inDefaultYear: false,
	strengthMeans: "the backlog of 5 % of the orders is recorded ten times too large",
	change(law, amount) {
		law.pipe.push({
			name: "outliers",
			stage: "record",
			apply(table, { stream }) {
				const values = numbers(table, "backlog").map((value) =>
					stream.uniform() < 0.05 * amount ? value * 10 : value,
				);
				return withColumn(table, "backlog", { kind: "number", values });
			},
		});
	},
};

export default outliers;
