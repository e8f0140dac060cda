import { type Column, MISSING_CODE, takeRows } from "../core/table.ts";
import { eventsOf } from "../ops/events.ts";
import type { Simulation } from "./simulation.ts";

const ROWS = 6;
const BINS = 12;
const RECENT_DAYS = 7;

interface Distribution {
	readonly column: string;
	/** [bins + 1] */
	readonly edges: readonly number[];
	/** Share of the rows that the model in service learnt from, and of the last seven days, by bin. */
	readonly learnt: readonly number[];
	readonly now: readonly number[];
}

/** A look into the store of offline data on one day. */
export interface DataLook {
	readonly day: number;
	readonly columns: readonly string[];
	readonly rows: readonly (readonly (number | string | null)[])[];
	/** Label of each row if it is known by then. */
	readonly late: readonly (boolean | null)[];
	readonly distributions: readonly Distribution[];
}

/** First rows of the newest day up to `day`, and how each number column is distributed now and when it was learnt. */
export function inspectData(run: Simulation, day: number): DataLook {
	const today = run.world.day(day, run.switches(day));
	const table = takeRows(
		today.delivered,
		Array.from({ length: Math.min(ROWS, today.delivered.rows) }, (_, i) => i),
	);
	const columns = Object.keys(table.columns);
	const labels = run.recordedLabels(day);
	return {
		day,
		columns,
		rows: Array.from({ length: table.rows }, (_, i) => columns.map((name) => cell(table.columns[name], i))),
		late: Array.from({ length: table.rows }, (_, i) =>
			(today.actual.labelDay[i] as number) <= day ? labels?.[i] === 1 : null,
		),
		distributions: columns.flatMap((name) => distribution(run, name, day) ?? []),
	};
}

function cell(column: Column | undefined, row: number): number | string | null {
	if (!column) return null;
	if (column.kind === "category") {
		const code = column.codes[row] as number;
		return code === MISSING_CODE ? null : (column.levels[code] ?? null);
	}
	const value = column.values[row] as number;
	return Number.isNaN(value) ? null : value;
}

function distribution(run: Simulation, column: string, day: number): Distribution | null {
	const deployed = eventsOf(run.events, "model.deployed").findLast((event) => event.t <= (day + 1) * 24);
	const version = eventsOf(run.events, "model.registered").find((event) => event.version === deployed?.version);
	if (!version) return null;
	const learnt = valuesOf(run, column, version.trainedFrom, version.trainedTo);
	const now = valuesOf(run, column, day - RECENT_DAYS + 1, day);
	if (learnt.length === 0 || now.length === 0) return null;
	let low = Number.POSITIVE_INFINITY;
	let high = Number.NEGATIVE_INFINITY;
	for (const value of [...learnt, ...now]) {
		low = Math.min(low, value);
		high = Math.max(high, value);
	}
	const width = (high - low) / BINS || 1;
	const shares = (values: readonly number[]) => {
		const counts = new Array<number>(BINS).fill(0);
		for (const value of values) {
			const bin = Math.min(BINS - 1, Math.floor((value - low) / width));
			counts[bin] = (counts[bin] as number) + 1;
		}
		return counts.map((count) => count / values.length);
	};
	const edges = Array.from({ length: BINS + 1 }, (_, i) => low + i * width);
	return { column, edges, learnt: shares(learnt), now: shares(now) };
}

/** Every seventh value is enough for a small picture, and keeps looking cheap. */
const STRIDE = 7;

function valuesOf(run: Simulation, name: string, from: number, to: number): number[] {
	const values: number[] = [];
	for (let day = Math.max(from, -60); day <= to; day++) {
		const column = run.world.day(day, day < 0 ? [] : run.switches(day)).delivered.columns[name];
		if (column?.kind !== "number") continue;
		for (let i = 0; i < column.values.length; i += STRIDE) {
			const value = column.values[i] as number;
			if (Number.isFinite(value)) values.push(value);
		}
	}
	return values;
}
