import { categories, withColumn } from "../../core/table.ts";
import type { Drift } from "../drift.ts";

/**
 * Schema change, new category: 10 % × strength of the parcels carry the unknown carrier code D, whoever brings them, so
 * the truth stays as it was (Breck et al. 2019; TensorFlow Data Validation: ENUM_TYPE_UNEXPECTED_STRING_VALUES).
 * One-hot code that knows A, B and C only reads D as "neither B nor C", which is A. Too few for a statistic; a check of
 * the domain names it.
 */
const newCategory: Drift = {
	id: "new-category",
	name: "New carrier code",
	term: "schema change: new category",
	moves: "the pipe",
	story: "A tenth of the parcels is booked under a new carrier code D; the same vans bring them.",
	timing: { shape: "sudden", from: 100, to: null, over: 30, period: 60 },
	inDefaultYear: false,
	strengthMeans: "10 % of the parcels carry the new code",
	change(law, amount) {
		law.pipe.push({
			name: "new-category",
			stage: "record",
			apply(table, { stream }) {
				const { levels, codes } = categories(table, "carrier");
				return withColumn(table, "carrier", {
					kind: "category",
					levels: [...levels, "D"],
					codes: codes.map((code) => (stream.uniform() < 0.1 * amount ? levels.length : code)),
				});
			},
		});
	},
};

export default newCategory;
