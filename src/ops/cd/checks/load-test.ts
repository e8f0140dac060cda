import { randomStream } from "../../../core/random.ts";
import type { CheckResult } from "../../events.ts";
import { DEADLINE_MS, latencyOf } from "../../latency.ts";
import type { Candidate } from "../candidate.ts";

/** Requests a second, how many of them are sent, and how many the service answers side by side. */
const RATE = 20;
const REQUESTS = 2000;
const WORKERS = 8;

/** (c) Under load, 95 of 100 requests are answered by the deadline: waiting in the queue counts. */
export function loadTest({ code }: Candidate): CheckResult {
	const p95 = underLoad(code.lookupMs).sort((a, b) => a - b)[Math.ceil(0.95 * REQUESTS) - 1] as number;
	return {
		check: "(c) Load test",
		pass: p95 <= DEADLINE_MS,
		sentence: `At ${RATE} requests a second, 95 of 100 are answered within ${Math.round(p95)} ms; the deadline is ${DEADLINE_MS} ms.`,
		value: p95,
		limit: DEADLINE_MS,
	};
}

/** Milliseconds from each request to its answer: they come at random, and wait for the worker that is free first. */
function underLoad(lookupMs: number): Float64Array {
	const arrivals = randomStream(0, "cd/load-test/arrivals");
	const latencies = randomStream(0, "cd/load-test/latencies");
	const freeAt = new Float64Array(WORKERS);
	let now = 0;
	return Float64Array.from({ length: REQUESTS }, () => {
		now += arrivals.exponential(1000 / RATE);
		const worker = freeAt.indexOf(Math.min(...freeAt));
		const start = Math.max(now, freeAt[worker] as number);
		freeAt[worker] = start + latencyOf(latencies.uniform(), lookupMs);
		return (freeAt[worker] as number) - now;
	});
}
