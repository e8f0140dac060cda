import { randomStream } from "../../src/core/random.ts";
import { isMeasured } from "../../src/monitor/outcome.ts";
import { numberSample } from "../../src/monitor/sample.ts";
import { Adwin } from "../../src/monitor/stream/adwin.ts";
import { PageHinkley } from "../../src/monitor/stream/page-hinkley.ts";
import { compare as kolmogorovSmirnov } from "../../src/monitor/two-sample/kolmogorov-smirnov.ts";
import { compare as populationStabilityIndex } from "../../src/monitor/two-sample/population-stability-index.ts";
import { naiveAdwin, naiveKolmogorovSmirnov, naivePageHinkley, naivePsi } from "./monitor-naive.ts";

export const name = "monitor";

/** Values in the stream that a stream detector reads; an operation is one value. */
const STREAM = 3000;
/** Measured in turns, so that a slow moment of the machine hits both sides. */
const ROUNDS = 7;
const MILLISECONDS = 60;

interface Ratio {
	/** Operations per second, best round. */
	readonly perSecond: number;
	readonly naivePerSecond: number;
	/** Median over the rounds of ours / naive. */
	readonly timesNaive: number;
}

export async function run(): Promise<Record<string, unknown>> {
	return {
		...twoSample("KS", kolmogorovSmirnov, naiveKolmogorovSmirnov, 1000),
		...twoSample("KS", kolmogorovSmirnov, naiveKolmogorovSmirnov, 10_000),
		...twoSample("PSI", populationStabilityIndex, naivePsi, 1000),
		...twoSample("PSI", populationStabilityIndex, naivePsi, 10_000),
		ADWIN: adwin(),
		"Page–Hinkley": pageHinkley(),
	};
}

const normals = (seed: number, n: number, mean = 0): number[] => {
	const random = randomStream(seed, "bench");
	return Array.from({ length: n }, () => mean + random.normal());
};

/** One check of a window of n rows against a reference of n rows that was prepared before, the p-value included. */
function twoSample(
	label: string,
	compare: typeof kolmogorovSmirnov | typeof populationStabilityIndex,
	naive: (reference: readonly number[], current: readonly number[]) => number,
	n: number,
): Record<string, Ratio> {
	const values = normals(1, n);
	const window = normals(2, n, 0.1);
	const reference = numberSample(values);
	const ours = () => {
		const outcome = compare(reference, numberSample(window));
		if (!isMeasured(outcome)) throw new Error(outcome.because);
		return outcome.statistic;
	};
	agree(label, ours(), naive(values, window));
	return { [`${label} n=${n}`]: race(1, ours, () => naive(values, window)) };
}

/** A stream without drift, so that the window grows to its full length. */
function adwin(): Ratio {
	const stream = normals(3, STREAM);
	const ours = () => {
		const detector = new Adwin();
		for (const x of stream) detector.update(x);
		return detector.state.width;
	};
	agree("ADWIN", ours(), naiveAdwin(stream));
	return race(STREAM, ours, () => naiveAdwin(stream));
}

function pageHinkley(): Ratio {
	const stream = normals(4, STREAM);
	const ours = () => {
		const detector = new PageHinkley({ delta: 0.25 });
		return stream.findIndex((x) => {
			detector.update(x);
			return detector.drift;
		});
	};
	const naive = () => naivePageHinkley(stream, 0.25);
	agree("Page–Hinkley", ours(), naive());
	return race(STREAM, ours, naive);
}

function agree(label: string, ours: number, naive: number): void {
	if (Math.abs(ours - naive) > 1e-9) throw new Error(`${label}: ${ours} here, ${naive} by the naive way`);
}

function race(operations: number, ours: () => number, naive: () => number): Ratio {
	const rounds = Array.from({ length: ROUNDS }, () => ({ ours: speed(ours), naive: speed(naive) }));
	const ratios = rounds.map((round) => round.ours / round.naive).sort((a, b) => a - b);
	return {
		perSecond: Math.round(operations * Math.max(...rounds.map((round) => round.ours))),
		naivePerSecond: Math.round(operations * Math.max(...rounds.map((round) => round.naive))),
		timesNaive: Number((ratios[ROUNDS >> 1] as number).toPrecision(3)),
	};
}

/** Calls per second; at least one call. */
function speed(work: () => number): number {
	const start = performance.now();
	let calls = 0;
	let elapsed = 0;
	do {
		work();
		calls++;
		elapsed = performance.now() - start;
	} while (elapsed < MILLISECONDS);
	return (1000 * calls) / elapsed;
}
