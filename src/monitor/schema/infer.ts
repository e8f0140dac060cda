import type { CategoryColumn, NumberColumn, Table } from "../../core/table.ts";
import { takeRows } from "../../core/table.ts";
import { type NumberSample, numberSample, type Sample, sampleOf, sizeOf } from "../sample.ts";
import {
	AGE_SUFFIX,
	type CategoryColumnSchema,
	type ColumnSchema,
	isAgeColumn,
	type NumberColumnSchema,
	type Schema,
} from "./schema.ts";
import { repeatShare, sameShare } from "./shares.ts";

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
	const batches = cut(reference, settings.batchRows);
	const columns: Record<string, ColumnSchema> = {};
	for (const [name, column] of Object.entries(reference.columns)) {
		const parts = batches.flatMap((batch) => batch.columns[name] ?? []).map(sampleOf);
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
	parts: readonly Sample[],
	reference: Table,
	settings: Settings,
): NumberColumnSchema {
	const all = numberSample(column.values);
	const isAge = isAgeColumn(name, reference.columns);
	return {
		kind: "number",
		minPresent: minPresent(parts, settings),
		// An age is judged by the column it belongs to.
		...(isAge ? { min: null, max: null, maxSameShare: null } : { ...rangeOf(all, settings), ...same(parts, settings) }),
		maxRepeatShare: isAge ? null : maxRepeats(column.values, settings),
		freshness: freshnessOf(name, reference, settings),
	};
}

function categorySchema(column: CategoryColumn, parts: readonly Sample[], settings: Settings): CategoryColumnSchema {
	return {
		kind: "category",
		minPresent: minPresent(parts, settings),
		...same(parts, settings),
		levels: column.levels.filter((_, code) => column.codes.includes(code)),
		minDomainMass: 1,
	};
}

function rangeOf(
	all: NumberSample,
	{ rangeMargin, hardBoundShare }: Settings,
): { min: number | null; max: number | null } {
	const { sorted } = all;
	const low = sorted[0];
	const high = sorted.at(-1);
	if (low === undefined || high === undefined) return { min: null, max: null };
	const margin = (high - low) * rangeMargin;
	const hard = Math.max(2, hardBoundShare * sorted.length);
	const onLow = sorted.findIndex((value) => value !== low);
	const onHigh = sorted.length - 1 - sorted.findLastIndex((value) => value !== high);
	return {
		min: onLow === -1 || onLow >= hard ? low : Math.max(low - margin, low >= 0 ? 0 : Number.NEGATIVE_INFINITY),
		max: onLow === -1 || onHigh >= hard ? high : high + margin,
	};
}

function minPresent(parts: readonly Sample[], { missingFactor }: Settings): number {
	const shares = parts.map((sample) => {
		const n = sizeOf(sample) + (sample.kind === "number" ? sample.infinite : 0);
		return n + sample.missing === 0 ? 1 : n / (n + sample.missing);
	});
	return Math.max(0, 1 - missingFactor * (1 - Math.min(1, ...shares)));
}

const same = (parts: readonly Sample[], settings: Settings): { maxSameShare: number | null } => ({
	maxSameShare: limitFor(Math.max(0, ...parts.map(sameShare)), settings),
});

/** The last batch against all before it: the longer the memory, the more repeats, so a check may remember less. */
function maxRepeats(values: Float64Array, settings: Settings): number | null {
	const last = Math.max(0, values.length - settings.batchRows);
	if (last === 0) return null;
	return limitFor(repeatShare(numberSample(values.subarray(last)), numberSample(values.subarray(0, last))), settings);
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
	const oldest = numberSample(ages.values).sorted.at(-1);
	return oldest === undefined ? null : { ageColumn, maxAge: oldest * ageFactor };
}

/** Whole batches from the start; what is left over at the end is no batch, unless it is all there is. */
function cut(table: Table, batchRows: number): Table[] {
	const batches = Math.max(1, Math.floor(table.rows / batchRows));
	return Array.from({ length: batches }, (_, batch) => {
		const rows = Math.min(batchRows, table.rows);
		return takeRows(
			table,
			Uint32Array.from({ length: rows }, (_row, i) => batch * batchRows + i),
		);
	});
}
