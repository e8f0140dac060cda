/**
 * Names of TensorFlow Data Validation's anomalies (its anomalies.proto) where it has them. The last three are ours. Not
 * here: FLOAT_TYPE_HAS_NAN, because in a table of this house NaN is how a missing number is written.
 */
export type AnomalyName =
	| "DATASET_LOW_NUM_EXAMPLES"
	| "SCHEMA_MISSING_COLUMN"
	| "SCHEMA_NEW_COLUMN"
	| "UNEXPECTED_DATA_TYPE"
	| "FEATURE_TYPE_NOT_PRESENT"
	| "FEATURE_TYPE_LOW_FRACTION_PRESENT"
	| "FLOAT_TYPE_SMALL_FLOAT"
	| "FLOAT_TYPE_BIG_FLOAT"
	| "FLOAT_TYPE_HAS_INF"
	| "ENUM_TYPE_UNEXPECTED_STRING_VALUES"
	| "SAME_VALUE_SHARE_HIGH"
	| "REPEATED_VALUE_SHARE_HIGH"
	| "FEATURE_AGE_HIGH";

export interface Anomaly {
	readonly name: AnomalyName;
	/** Null when it is about the whole table. */
	readonly column: string | null;
	/** What was found and what the schema allows, in the unit the sentence names; null when it is not a number. */
	readonly found: number | null;
	readonly allowed: number | null;
	/** One sentence for a person. */
	readonly sentence: string;
}

/** A number for a sentence: four significant digits at most, no trailing zeros. */
export const short = (value: number): string => String(Number(value.toPrecision(4)));

/** A share for a sentence, in per cent. */
export const percent = (share: number): string => `${short(100 * share)} %`;
