import type { FeatureLook, SchemaLook } from "../../engine/monitor-look.ts";
import type { Shape } from "./marks.ts";
import { plural } from "./numbers.ts";

export interface VerdictWords {
	readonly word: "steady" | "watch" | "moved" | "broken" | "not enough data" | "not applicable";
	readonly shape: Shape;
	/** Whether a hand is wanted. */
	readonly loud: boolean;
	/** A few words more, such as how many windows running; may be empty. */
	readonly note: string;
}

/** TensorFlow Data Validation's names in a word or two. */
const ANOMALIES: Record<string, string> = {
	DATASET_LOW_NUM_EXAMPLES: "too few rows",
	SCHEMA_MISSING_COLUMN: "column is gone",
	SCHEMA_NEW_COLUMN: "new column",
	UNEXPECTED_DATA_TYPE: "wrong type",
	FEATURE_TYPE_NOT_PRESENT: "all missing",
	FEATURE_TYPE_LOW_FRACTION_PRESENT: "often missing",
	FLOAT_TYPE_SMALL_FLOAT: "below its range",
	FLOAT_TYPE_BIG_FLOAT: "above its range",
	FLOAT_TYPE_HAS_INF: "not finite",
	ENUM_TYPE_UNEXPECTED_STRING_VALUES: "new category",
	SAME_VALUE_SHARE_HIGH: "stands still",
	REPEATED_VALUE_SHARE_HIGH: "old values again",
	FEATURE_AGE_HIGH: "too old",
};

/**
 * The verdict on a feature by word and shape. An anomaly of the schema on its column comes first: statistics of broken
 * values say nothing about the world. `confirmations` is how many windows running it takes to ring.
 */
export function verdictOf(
	{ verdict, test }: Pick<FeatureLook, "verdict" | "test">,
	anomalies: SchemaLook["anomalies"],
	confirmations: number,
): VerdictWords {
	const [first] = anomalies;
	if (first) return { word: "broken", shape: "cross", loud: true, note: ANOMALIES[first.name] ?? "see the schema" };
	switch (verdict) {
		case "quiet":
			return { word: "steady", shape: "circle", loud: false, note: "" };
		case "suspicious":
			return {
				word: "watch",
				shape: "diamond",
				loud: false,
				note: `window ${test?.running ?? 1} of ${confirmations}`,
			};
		case "alarm": {
			const running = test?.running ?? 0;
			return { word: "moved", shape: "triangle", loud: true, note: running > 0 ? plural(running, "window") : "" };
		}
		default:
			return { word: verdict, shape: "dash", loud: false, note: "" };
	}
}
