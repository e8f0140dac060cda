/**
 * What a table is expected to look like: plain data, inferred from a reference and then edited by hand. A limit of null
 * is not checked.
 */
export interface Schema {
	/** Fewer rows than this cannot be judged. */
	readonly minRows: number;
	readonly columns: Readonly<Record<string, ColumnSchema>>;
}

export type ColumnSchema = NumberColumnSchema | CategoryColumnSchema;

interface AnyColumnSchema {
	/** Smallest share of rows with a value, 0 .. 1 (TensorFlow Data Validation's `min_fraction`). */
	readonly minPresent: number;
	/** Largest share of rows, among those with a value, that may hold one and the same value. */
	readonly maxSameShare: number | null;
}

export interface NumberColumnSchema extends AnyColumnSchema {
	readonly kind: "number";
	readonly min: number | null;
	readonly max: number | null;
	/** Largest share of values that may be exact repeats of values of the batches just before. */
	readonly maxRepeatShare: number | null;
	/** Oldest that the values may be, in hours, and the column that tells how old each is. */
	readonly freshness: { readonly ageColumn: string; readonly maxAge: number } | null;
}

export interface CategoryColumnSchema extends AnyColumnSchema {
	readonly kind: "category";
	readonly levels: readonly string[];
	/** Smallest share of values that must be among the levels (TensorFlow Data Validation's `min_domain_mass`). */
	readonly minDomainMass: number;
}

/** A column called like another one with this behind it holds the age of that one's values in hours. */
export const AGE_SUFFIX = "_age_hours";

/** Whether `name` is such a column among `columns`. */
export const isAgeColumn = (name: string, columns: object): boolean =>
	name.endsWith(AGE_SUFFIX) && Object.hasOwn(columns, name.slice(0, -AGE_SUFFIX.length));
