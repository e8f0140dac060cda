import type { Column, Table } from "../../core/table.ts";
import { type CategorySample, LARGEST_NUMBER, numberSample } from "../sample.ts";
import { type Anomaly, type AnomalyName, percent, short } from "./anomaly.ts";
import { type NumberProfile, type Profile, profileOf, validIn } from "./profile.ts";
import type { CategoryColumnSchema, ColumnSchema, NumberColumnSchema, Schema } from "./schema.ts";
import { mostFrequent, repeatShare } from "./shares.ts";

export interface SchemaCheckOptions {
	/** The batches delivered just before this one, for the check of repeated values; without them that check is left out. */
	readonly before?: Table | readonly Table[] | undefined;
}

/**
 * Everything in `batch` that its schema does not allow, table first, then column by column in the schema's order; empty
 * when all is well. Cost: a scan of each column.
 */
export function checkSchema(schema: Schema, batch: Table, { before }: SchemaCheckOptions = {}): Anomaly[] {
	const earlier: readonly Table[] = before === undefined ? [] : [before].flat();
	const anomalies: Anomaly[] = [];
	if (batch.rows < schema.minRows) {
		anomalies.push({
			name: "DATASET_LOW_NUM_EXAMPLES",
			column: null,
			found: batch.rows,
			allowed: schema.minRows,
			sentence: `The batch has ${batch.rows} rows, at least ${schema.minRows} are expected.`,
		});
	}
	for (const [name, column] of Object.entries(schema.columns)) {
		anomalies.push(...checkColumn(name, column, batch, earlier));
	}
	for (const name of Object.keys(batch.columns)) {
		if (!Object.hasOwn(schema.columns, name)) {
			anomalies.push(plain("SCHEMA_NEW_COLUMN", name, `${name} is in the batch, but not in the schema.`));
		}
	}
	return anomalies;
}

function checkColumn(name: string, schema: ColumnSchema, batch: Table, before: readonly Table[]): Anomaly[] {
	const column = Object.hasOwn(batch.columns, name) ? batch.columns[name] : undefined;
	if (!column) {
		return [plain("SCHEMA_MISSING_COLUMN", name, `${name} is in the schema, but not in the batch.`)];
	}
	if (column.kind !== schema.kind) {
		const sentence = `${name} holds ${wordFor(column.kind)}, but the schema says ${wordFor(schema.kind)}.`;
		return [plain("UNEXPECTED_DATA_TYPE", name, sentence)];
	}
	if (batch.rows === 0) return [];
	const profile = profileOf(column);
	const found = [...checkPresence(name, schema, profile, batch.rows), ...checkSame(name, schema, profile)];
	if (schema.kind === "number" && profile.kind === "number") {
		found.push(...checkRange(name, schema, profile, batch.rows));
		if (before.length > 0) found.push(...checkRepeats(name, schema, profile, before));
		found.push(...checkAge(name, schema, batch));
	}
	if (schema.kind === "category" && profile.kind === "category") found.push(...checkDomain(name, schema, profile));
	return found;
}

function checkPresence(name: string, { minPresent }: ColumnSchema, profile: Profile, rows: number): Anomaly[] {
	const present = (rows - profile.missing) / rows;
	if (present === 0 && minPresent > 0) {
		const sentence = `${name} has no value in any of the ${rows} rows.`;
		return [{ ...plain("FEATURE_TYPE_NOT_PRESENT", name, sentence), found: 0, allowed: minPresent }];
	}
	if (present >= minPresent) return [];
	const sentence = `${name} is missing in ${percent(1 - present)} of the rows, at most ${percent(1 - minPresent)} is expected.`;
	return [{ name: "FEATURE_TYPE_LOW_FRACTION_PRESENT", column: name, found: present, allowed: minPresent, sentence }];
}

function checkRange(name: string, { min, max }: NumberColumnSchema, profile: NumberProfile, rows: number): Anomaly[] {
	const anomalies: Anomaly[] = [];
	const { n, low, high, infinite } = profile;
	if (n > 0 && min !== null && low < min) {
		const sentence = `${name} goes down to ${short(low)}, at least ${short(min)} is expected.`;
		anomalies.push({ name: "FLOAT_TYPE_SMALL_FLOAT", column: name, found: low, allowed: min, sentence });
	}
	if (n > 0 && max !== null && high > max) {
		const sentence = `${name} goes up to ${short(high)}, at most ${short(max)} is expected.`;
		anomalies.push({ name: "FLOAT_TYPE_BIG_FLOAT", column: name, found: high, allowed: max, sentence });
	}
	if (infinite > 0) {
		const sentence = `${name} is infinite, or beyond ${LARGEST_NUMBER}, in ${infinite} of ${rows} rows.`;
		anomalies.push({ name: "FLOAT_TYPE_HAS_INF", column: name, found: infinite, allowed: 0, sentence });
	}
	return anomalies;
}

function checkDomain(name: string, { levels, minDomainMass }: CategoryColumnSchema, sample: CategorySample): Anomaly[] {
	const unknown = sample.levels.filter((level, i) => (sample.counts[i] as number) > 0 && !levels.includes(level));
	const rows = unknown.reduce((sum, level) => sum + (sample.counts[sample.levels.indexOf(level)] as number), 0);
	const inside = sample.valid === 0 ? 1 : 1 - rows / sample.valid;
	if (inside >= minDomainMass) return [];
	const words = unknown.map((word) => `"${word}"`).join(", ");
	const sentence = `${name} holds ${words} in ${percent(1 - inside)} of the rows, expected are ${levels.join(", ")}.`;
	return [
		{ name: "ENUM_TYPE_UNEXPECTED_STRING_VALUES", column: name, found: inside, allowed: minDomainMass, sentence },
	];
}

function checkSame(name: string, { maxSameShare }: ColumnSchema, profile: Profile): Anomaly[] {
	// One value is always "the same"; so few say nothing.
	if (maxSameShare === null || validIn(profile) < 2) return [];
	const { value, share } = mostFrequent(profile, maxSameShare);
	if (share <= maxSameShare) return [];
	const same = typeof value === "number" ? short(value) : `"${value}"`;
	const sentence = `${name} is ${same} in ${percent(share)} of the rows, at most ${percent(maxSameShare)} may be the same.`;
	return [{ name: "SAME_VALUE_SHARE_HIGH", column: name, found: share, allowed: maxSameShare, sentence }];
}

function checkRepeats(
	name: string,
	{ maxRepeatShare }: NumberColumnSchema,
	profile: NumberProfile,
	before: readonly Table[],
): Anomaly[] {
	if (maxRepeatShare === null || profile.n < 2) return [];
	const earlier = before.flatMap(({ columns }) => columns[name] ?? []);
	const share = repeatShare(
		profile,
		earlier.flatMap((column) => (column.kind === "number" ? column.values : [])),
		maxRepeatShare,
	);
	if (share <= maxRepeatShare) return [];
	const sentence = `${name} repeats earlier values digit for digit in ${percent(share)} of the rows, at most ${percent(maxRepeatShare)} is expected.`;
	return [{ name: "REPEATED_VALUE_SHARE_HIGH", column: name, found: share, allowed: maxRepeatShare, sentence }];
}

function checkAge(name: string, { freshness }: NumberColumnSchema, batch: Table): Anomaly[] {
	if (freshness === null) return [];
	const ages = batch.columns[freshness.ageColumn];
	if (ages?.kind !== "number" || !isOld(ages.values, freshness.maxAge)) return [];
	const { sorted } = numberSample(ages.values);
	const median = sorted[sorted.length >> 1];
	if (median === undefined || median <= freshness.maxAge) return [];
	const sentence = `${name} is ${short(median)} hours old, at most ${short(freshness.maxAge)} are allowed.`;
	return [{ name: "FEATURE_AGE_HIGH", column: name, found: median, allowed: freshness.maxAge, sentence }];
}

/** Whether half of the values may be above `maxAge`: only then is the median worth a sort. */
function isOld(values: Float64Array, maxAge: number): boolean {
	let young = 0;
	for (const value of values) if (value <= maxAge) young++;
	return 2 * young <= values.length + 1;
}

const plain = (name: AnomalyName, column: string, sentence: string): Anomaly => ({
	name,
	column,
	found: null,
	allowed: null,
	sentence,
});

const wordFor = (kind: Column["kind"]): string => (kind === "number" ? "numbers" : "words");
