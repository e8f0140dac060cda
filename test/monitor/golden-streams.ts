import { expect } from "vitest";
import { Adwin } from "../../src/monitor/stream/adwin.ts";
import { Ddm } from "../../src/monitor/stream/ddm.ts";
import type { Detector } from "../../src/monitor/stream/detector.ts";
import { Eddm } from "../../src/monitor/stream/eddm.ts";
import { HddmA } from "../../src/monitor/stream/hddm-a.ts";
import { HddmW } from "../../src/monitor/stream/hddm-w.ts";
import { Kswin } from "../../src/monitor/stream/kswin.ts";
import { PageHinkley } from "../../src/monitor/stream/page-hinkley.ts";
import { expectClose, type GoldenCase, numbersOf } from "./golden.ts";

/** river's names of parameters and state are ours in camel case. */
const camelCase = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

function renamed(params: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(Object.entries(params).map(([name, value]) => [camelCase(name), value]));
}

function checkStream(makeDetector: (options: Record<string, unknown>) => Detector) {
	return ({ params, stream, expected }: GoldenCase): void => {
		const detector = makeDetector(renamed(params));
		const drifts: number[] = [];
		const warnings: [number, number][] = [];
		numbersOf(stream).forEach((x, i) => {
			detector.update(x);
			if (detector.drift) drifts.push(i);
			if (!detector.warning) return;
			const last = warnings.at(-1);
			if (last && last[1] === i - 1) last[1] = i;
			else warnings.push([i, i]);
		});
		expect(drifts).toEqual(expected.drift_indices);
		expect(drifts.length).toBe(expected.n_drifts);
		expect(warnings).toEqual(expected.warning_ranges);
		expect(warnings.reduce((sum, [from, to]) => sum + to - from + 1, 0)).toBe(expected.n_warnings);
		for (const [name, value] of Object.entries(expected.final_state)) {
			expectClose(detector.state[camelCase(name)], value as number, { rel: 1e-9 }, name);
		}
	};
}

export const goldenStreams: Record<string, (golden: GoldenCase) => void> = {
	stream_adwin: checkStream((options) => new Adwin(options)),
	stream_pagehinkley: checkStream((options) => new PageHinkley(options)),
	stream_ddm: checkStream((options) => new Ddm(options)),
	stream_eddm: checkStream((options) => new Eddm(options)),
	stream_hddm_a: checkStream((options) => new HddmA(options)),
	stream_hddm_w: checkStream((options) => new HddmW(options)),
	stream_kswin: checkStream((options) => new Kswin(options)),
};
