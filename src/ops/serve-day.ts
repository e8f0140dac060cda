import { canonicalJson } from "../core/canonical-json.ts";
import { contentHash } from "../core/hash.ts";
import { Memory } from "../core/remember-by.ts";
import { categories } from "../core/table.ts";
import { EXPRESS_FROM } from "../model/costs.ts";
import { bothSkews, type ServedModel, type ServingSkew, serve, skewById } from "../model/serving.ts";
import type { WorldDay } from "../world/world.ts";
import type { Outcome } from "./events.ts";
import { weightsId } from "./experiment.ts";
import { timeouts } from "./latency.ts";

/** What became of a day's parcels: the totals, and what will be learnt of them when the labels arrive. */
export interface ServedDay {
	readonly total: Outcome;
	readonly segments: Readonly<Record<string, Outcome>>;
	readonly late: number;
	readonly rightExpected: number;
	readonly rightAsTrained: number;
	readonly rightAtBest: number;
	/** [rows]: P(late) as the service answered; 0 where it did not answer in time, for such an order goes out ordinary. */
	readonly scores: Float64Array;
	/** [rows]: P(late) as the model would answer with the feature code it learnt with, and in time. */
	readonly asTrained: Float64Array;
	/** [rows]: answered right; sent by express; the label that will be recorded. */
	readonly right: Uint8Array;
	readonly express: Uint8Array;
	readonly label: Uint8Array;
	/** Requests that timed out, and which ones, [rows]; null for none. */
	readonly timeouts: number;
	readonly timedOut: Uint8Array | null;
}

type Count = { -readonly [K in keyof Outcome]: Outcome[K] };

const zero = (): Count => ({ count: 0, right: 0, express: 0, missed: 0, needless: 0 });

/** Answers already given, by day and then by what was in service: replaying and comparing lanes answer nothing twice. */
const remembered = new Memory<ServedDay>();
const keys = new Memory<string>();

/** Lets the model in service answer the delivered rows and decides by cost; the truth of the day judges both. */
export function serveDay(served: ServedModel, day: WorldDay): ServedDay {
	return remembered.remember(day, [], keyOf(served), () => judge(day, answer(served, day)));
}

/**
 * A day whose parcels two services share: `second` decides the rows that are 1 in `split`, `first` the others. The truth
 * judges what was decided, as if one service had answered; `split` is known by `splitName` among the splits of the day.
 */
export function serveBoth(
	first: ServedModel,
	second: ServedModel,
	split: Uint8Array,
	splitName: string,
	day: WorldDay,
): ServedDay {
	return remembered.remember(day, [], `${keyOf(first)} ${keyOf(second)} ${splitName}`, () => {
		const [a, b] = [serveDay(first, day), serveDay(second, day)];
		const timedOut = a.timedOut || b.timedOut ? new Uint8Array(split.length) : null;
		timedOut?.forEach((_, i) => {
			timedOut[i] = (split[i] === 1 ? b : a).timedOut?.[i] ?? 0;
		});
		const mixed = (one: Float64Array, other: Float64Array) =>
			one.map((score, i) => (split[i] === 1 ? (other[i] as number) : score));
		const scores = mixed(a.scores, b.scores);
		return judge(day, { scores, asTrained: mixed(a.asTrained, b.asTrained), timedOut });
	});
}

/** Content of what is in service: two services with equal keys give equal answers. */
export const keyOf = (served: ServedModel): string => keys.remember(served, [], "", () => contentKey(served));

const contentKey = ({ model, skew, previousScaler, lookupMs = 0 }: ServedModel): string =>
	contentHash(
		canonicalJson({
			...model,
			weights: weightsId(model.weights),
			skew: skew?.id ?? null,
			older: skew?.oldScaler ? previousScaler : null,
			lookupMs,
		}),
	);

/** What a service gave for each of a day's rows. */
type Answers = Pick<ServedDay, "scores" | "asTrained" | "timedOut">;

function answer(served: ServedModel, day: WorldDay): Answers {
	const scores = answers(served, day);
	const timedOut = timeouts(day, served.lookupMs ?? 0, scores.length);
	const otherwise = served.skew ?? day.law.servingSkew ?? timedOut;
	const asTrained = otherwise ? serve({ ...served, skew: null }, day.delivered, day.day) : scores;
	if (timedOut) silence(scores, timedOut);
	return { scores, asTrained, timedOut };
}

function judge(day: WorldDay, given: Answers): ServedDay {
	const { scores, asTrained, timedOut } = given;
	const { late, chance, table } = day.actual;
	const area = categories(table, "area");
	const counts = area.levels.map(zero);
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
		const segment = counts[area.codes[i] as number] as Count;
		segment.count++;
		if (isRight) segment.right++;
		if (byExpress) segment.express++;
		if (isLate && !byExpress) segment.missed++;
		if (!isLate && byExpress) segment.needless++;
	}
	const segments = Object.fromEntries(area.levels.map((level, code) => [level, counts[code] as Count]));
	const label = recordedLabels(day, express);
	const expected = { rightExpected, rightAsTrained, rightAtBest };
	const unanswered = timedOut?.reduce((sum, one) => sum + one, 0) ?? 0;
	const told = { total: sumOf(counts), segments, late: lateCount, ...expected, timeouts: unanswered };
	return { ...told, ...given, right, express, label };
}

/** Takes the answers that came too late out of `scores`. */
function silence(scores: Float64Array, timedOut: Uint8Array): void {
	for (let i = 0; i < scores.length; i++) if (timedOut[i] === 1) scores[i] = 0;
}

/** Every parcel lies in one area, so the areas add up to the day. */
function sumOf(counts: readonly Count[]): Outcome {
	const total = zero();
	for (const one of counts) {
		total.count += one.count;
		total.right += one.right;
		total.express += one.express;
		total.missed += one.missed;
		total.needless += one.needless;
	}
	return total;
}

/** Scores of the day's requests; the weather may let a share of them meet serving code that is wrong. */
function answers(served: ServedModel, { law, delivered, day }: WorldDay): Float64Array {
	const scores = serve(served, delivered, day);
	if (!law.servingSkew) return scores;
	const skew = bothSkews(served.skew, skewById(law.servingSkew.id) as ServingSkew);
	// Orders come in no particular order, so the first ones are as good a sample as any.
	const hit = Math.round(law.servingSkew.share * scores.length);
	scores.set(serve({ ...served, skew }, delivered, day).subarray(0, hit));
	return scores;
}

/** What is recorded of the day's parcels: the truth, unless express parcels count as not late whatever the road held. */
function recordedLabels({ law, actual }: WorldDay, express: Uint8Array): Uint8Array {
	const hit = Math.round(law.censoredShare * express.length);
	if (hit === 0) return actual.late;
	const label = actual.late.slice();
	for (let i = 0; i < hit; i++) if (express[i] === 1) label[i] = 0;
	return label;
}
