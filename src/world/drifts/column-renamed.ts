import { numbers, withColumn } from "../../core/table.ts";
import type { Drift } from "../drift.ts";

/**
 * Schema change, column renamed: weather_score arrives as weather_risk, with the same values (Breck et al. 2019;
 * TensorFlow Data Validation: SCHEMA_MISSING_COLUMN and SCHEMA_NEW_COLUMN). A service that must answer reads 0 where
 * the column was; a training that needs the column cannot run. A schema check names it with the first row.
 */
const columnRenamed: Drift = {
	id: "column-renamed",
	name: "Column renamed",
	term: "schema change: column renamed",
	moves: "the pipe",
	story: "The weather team tidies up: weather_score is called weather_risk from now on.",
	timing: { shape: "sudden", from: 100, to: null, over: 30, period: 60 },
	// A column is called the one or the other; it cannot be renamed by half.
	shapes: ["sudden", "recurring"],
	inDefaultYear: false,
	strengthMeans: "nothing: a column is renamed or it is not",
	change(law) {
		law.pipe.push({
			name: "column-renamed",
			stage: "schema",
			apply(table) {
				const values = numbers(table, "weather_score");
				return withColumn(withColumn(table, "weather_score", null), "weather_risk", { kind: "number", values });
			},
		});
	},
};

export default columnRenamed;
