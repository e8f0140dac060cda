import type { CategoryColumn, Column, NumberColumn, Table } from "../../core/table.ts";
import { numberProfile, type Profile, profileOf, validIn } from "./profile.ts";
import {
	AGE_SUFFIX,
	type CategoryColumnSchema,
	type ColumnSchema,
	isAgeColumn,
	type NumberColumnSchema,
	type Schema,
} from "./schema.ts";
import { mostFrequent, repeatShare } from "./shares.ts";

const INFER_DEFAULTS = {
	/** Rows of the batches that will be checked; the reference is cut into such batches, in its own order. */
	batchRows: 500,
	/**
	 * A range is widened on either side by this part of its length, for a reference has not seen the largest value yet; but
	 * what was never negative may not become so. With 0.5, one quiet 90-day run in twenty had an order from too far away.
	 */
	rangeMargin: 1,
	/** A bound that at least this share of the reference sits exactly on is taken as hard and not widened. */
	hardBoundShare: 0.005,
	/** Added to the largest share that any reference batch had (same value, repeats). */
	shareMargin: 0.1,
	/** Batches before the last one in which its values may repeat; a check may remember fewer, for fewer repeat less. */
	repeatBatches: 7,
	/** Missing values may be this many times as frequent as in the worst reference batch. */
	missingFactor: 2,
	/** Values may be this many times as old as the oldest of the reference. */
	ageFactor: 1.5,
};

export type InferOptions = Partial<typeof INFER_DEFAULTS>;

/**
 * Schema of a reference table whose rows are in order of time. Shares are learnt batch by batch, because what is normal
 * for a month need not be for a day: every order of one day is on a weekend or none is.
 */
export function inferSchema(reference: Table, options: InferOptions = {}): Schema {
	const settings = { ...INFER_DEFAULTS, ...options };
	const columns: Record<string, ColumnSchema> = {};
	for (const [name, column] of Object.entries(reference.columns)) {
		const parts = cut(column, reference.rows, settings.batchRows).map(profileOf);
		columns[name] =
			column.kind === "number"
				? numberSchema(name, column, parts, reference, settings)
				: categorySchema(column, parts, settings);
	}
	return { minRows: Math.min(Math.ceil(settings.batchRows / 2), reference.rows), columns };
}

type Settings = typeof INFER_DEFAULTS;

function numberSchema(
	name: string,
	column: NumberColumn,
	parts: readonly Profile[],
	reference: Table,
	settings: Settings,
): NumberColumnSchema {
	const isAge = isAgeColumn(name, reference.columns);
	return {
		kind: "number",
		minPresent: minPresent(parts, settings),
		// An age is judged by the column it belongs to.
		...(isAge
			? { min: null, max: null, maxSameShare: null }
			: { ...rangeOf(column.values, settings), ...same(parts, settings) }),
		maxRepeatShare: isAge ? null : maxRepeats(parts, settings),
		freshness: freshnessOf(name, reference, settings),
	};
}

function categorySchema(column: CategoryColumn, parts: readonly Profile[], settings: Settings): CategoryColumnSchema {
	return {
		kind: "category",
		minPresent: minPresent(parts, settings),
		...same(parts, settings),
		levels: column.levels.filter((_, code) => column.codes.includes(code)),
		minDomainMass: 1,
	};
}

function rangeOf(
	values: Float64Array,
	{ rangeMargin, hardBoundShare }: Settings,
): { min: number | null; max: number | null } {
	const { n, low, high } = numberProfile(values);
	if (n === 0) return { min: null, max: null };
	const margin = (high - low) * rangeMargin;
	const hard = Math.max(2, hardBoundShare * n);
	let onLow = 0;
	let onHigh = 0;
	for (const value of values) {
		if (value === low) onLow++;
		if (value === high) onHigh++;
	}
	return {
		min: onLow === n || onLow >= hard ? low : Math.max(low - margin, low >= 0 ? 0 : Number.NEGATIVE_INFINITY),
		max: onHigh === n || onHigh >= hard ? high : high + margin,
	};
}

function minPresent(parts: readonly Profile[], { missingFactor }: Settings): number {
	const shares = parts.map((part) => {
		const n = validIn(part) + (part.kind === "number" ? part.infinite : 0);
		return n + part.missing === 0 ? 1 : n / (n + part.missing);
	});
	return Math.max(0, 1 - missingFactor * (1 - Math.min(1, ...shares)));
}

const same = (parts: readonly Profile[], settings: Settings): { maxSameShare: number | null } => ({
	maxSameShare: limitFor(Math.max(0, ...parts.map((part) => mostFrequent(part, settings.shareMargin).share)), settings),
});

/** The last batch against those before it. */
function maxRepeats(parts: readonly Profile[], settings: Settings): number | null {
	const numbers = parts.filter((part) => part.kind === "number");
	const last = numbers.at(-1);
	if (!last || numbers.length === 1) return null;
	const before = numbers.slice(-1 - settings.repeatBatches, -1).map(({ values }) => values);
	return limitFor(repeatShare(last, before, 0), settings);
}

/** A limit of 1 would never be exceeded: the reference itself says that such batches are normal. */
function limitFor(largest: number, { shareMargin }: Settings): number | null {
	const limit = largest + shareMargin;
	return limit >= 1 ? null : limit;
}

function freshnessOf(name: string, reference: Table, { ageFactor }: Settings): NumberColumnSchema["freshness"] {
	const ageColumn = name + AGE_SUFFIX;
	const ages = reference.columns[ageColumn];
	if (ages?.kind !== "number") return null;
	const { n, high } = numberProfile(ages.values);
	return n === 0 ? null : { ageColumn, maxAge: high * ageFactor };
}

/** Whole batches from the start; what is left over at the end is no batch, unless it is all there is. */
function cut(column: Column, rows: number, batchRows: number): Column[] {
	const batches = Math.max(1, Math.floor(rows / batchRows));
	return Array.from({ length: batches }, (_, batch): Column => {
		const from = batch * batchRows;
		const to = from + Math.min(batchRows, rows);
		if (column.kind === "number") return { kind: "number", values: column.values.subarray(from, to) };
		return { ...column, codes: column.codes.subarray(from, to) };
	});
}
