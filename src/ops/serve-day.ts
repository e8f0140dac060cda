import { categories } from "../core/table.ts";
import { EXPRESS_FROM } from "../model/costs.ts";
import { type ServedModel, serve } from "../model/serving.ts";
import type { WorldDay } from "../world/world.ts";
import type { Outcome } from "./events.ts";

/** What became of a day's parcels: the totals, and what will be learnt of them when the labels arrive. */
export interface ServedDay {
	readonly total: Outcome;
	readonly segments: Readonly<Record<string, Outcome>>;
	readonly late: number;
	readonly rightExpected: number;
	readonly rightAsTrained: number;
	readonly rightAtBest: number;
	/** [rows]: answered right; sent by express. */
	readonly right: Uint8Array;
	readonly express: Uint8Array;
}

type Count = { -readonly [K in keyof Outcome]: Outcome[K] };

const zero = (): Count => ({ count: 0, right: 0, express: 0, missed: 0, needless: 0 });

/** Lets the model in service answer the delivered rows and decides by cost; the truth of the day judges both. */
export function serveDay(served: ServedModel, day: WorldDay): ServedDay {
	const scores = serve(served, day.delivered, day.day);
	const asTrained = served.skew ? serve({ ...served, skew: null }, day.delivered, day.day) : scores;
	const { late, chance, table } = day.actual;
	const area = categories(table, "area");
	const segments = Object.fromEntries(area.levels.map((level) => [level, zero()]));
	const total = zero();
	const right = new Uint8Array(table.rows);
	const express = new Uint8Array(table.rows);
	let lateCount = 0;
	let rightExpected = 0;
	let rightAsTrained = 0;
	let rightAtBest = 0;
	for (let i = 0; i < table.rows; i++) {
		const isLate = late[i] === 1;
		const byExpress = (scores[i] as number) >= EXPRESS_FROM;
		const isRight = (scores[i] as number) >= 0.5 === isLate;
		right[i] = isRight ? 1 : 0;
		express[i] = byExpress ? 1 : 0;
		lateCount += isLate ? 1 : 0;
		const p = chance[i] as number;
		rightExpected += (scores[i] as number) >= 0.5 ? p : 1 - p;
		rightAsTrained += (asTrained[i] as number) >= 0.5 ? p : 1 - p;
		rightAtBest += Math.max(p, 1 - p);
		const segment = segments[area.levels[area.codes[i] as number] as string] as Count;
		for (const count of [total, segment]) {
			count.count++;
			if (isRight) count.right++;
			if (byExpress) count.express++;
			if (isLate && !byExpress) count.missed++;
			if (!isLate && byExpress) count.needless++;
		}
	}
	return { total, segments, late: lateCount, rightExpected, rightAsTrained, rightAtBest, right, express };
}
