import { countBelow } from "../monitor/count-below.ts";
import { isMeasured } from "../monitor/outcome.ts";
import { asCategories, type NumberSample, type Sample, sampleOf } from "../monitor/sample.ts";
import { compare as kolmogorovSmirnov } from "../monitor/two-sample/kolmogorov-smirnov.ts";
import { compare as populationStabilityIndex } from "../monitor/two-sample/population-stability-index.ts";
import { fillZeros } from "../monitor/two-sample/zero-fill.ts";
import type { EventOf, InputCheck } from "../ops/events.ts";
import type { WatchReference } from "../ops/watch-reference.ts";
import type { BinLook, CurveLook, FeatureLook } from "./monitor-look.ts";
import type { Simulation } from "./simulation.ts";
import { statisticLooks } from "./statistic-looks.ts";

/** Places of a curve that each side chooses; with the widest gap and both ends they stay under 48. */
const PLACES = 22;

/** Each feature of the reference as the last check judged it, with the bins and curves that show why. */
export function featureLooks(
	reference: WatchReference,
	check: EventOf<"monitor.inputs"> | undefined,
	run: Simulation,
): FeatureLook[] {
	const { features, config } = reference.inputs;
	// The very rows that the check compared.
	const window = check && run.delivered(check.from, check.to, config.windowRows);
	return [...features].map(([feature, sample]) => {
		const told = check?.features.find((one) => one.feature === feature);
		const column = window?.columns[feature];
		if (!told || !column) return unseen(feature, sample, told);
		const current = sample.kind === "category" ? asCategories(sampleOf(column)) : sampleOf(column);
		return {
			feature,
			kind: sample.kind,
			verdict: told.verdict,
			because: told.because,
			test: testLook(told, sample, current),
			psi: psiLook(sample, current),
			curve: sample.kind === "number" && current.kind === "number" ? curveLook(sample, current) : null,
			statistics: statisticLooks(sample, current),
		};
	});
}

function unseen(feature: string, { kind }: Sample, told: InputCheck | undefined): FeatureLook {
	const verdict = told?.verdict ?? "not enough data";
	const because = told?.because ?? "no whole window has passed since this model is in service";
	return { feature, kind, verdict, because, test: null, psi: null, curve: null, statistics: [] };
}

function testLook(told: InputCheck, reference: Sample, current: Sample): FeatureLook["test"] {
	const { statistic, p, adjustedP, effect, running } = told;
	if (statistic === null || p === null || adjustedP === null || effect === null) return null;
	const values = { statistic, p, adjustedP, effect, running };
	if (reference.kind === "category") {
		return { name: "chi-square", ...values, method: null, effectName: "Jensen–Shannon" };
	}
	const test = kolmogorovSmirnov(reference, current);
	const method = isMeasured(test) && test.method === "exact" ? "exact" : "limit";
	return { name: "Kolmogorov–Smirnov", ...values, method, effectName: "Wasserstein" };
}

function psiLook(reference: Sample, current: Sample): FeatureLook["psi"] {
	const psi = populationStabilityIndex(reference, current);
	if (!isMeasured(psi)) return null;
	const { cut, reference: before, current: now } = psi.bins;
	const r = fillZeros(before);
	const c = fillZeros(now);
	const bins = Array.from(psi.contributions, (adds, i): BinLook => {
		const shares = { reference: before[i] as number, current: now[i] as number, r: r[i] as number, c: c[i] as number };
		return cut.kind === "edges"
			? { from: cut.edges[i] as number, to: cut.edges[i + 1] as number, level: null, ...shares, adds }
			: { from: null, to: null, level: cut.levels[i] as string, ...shares, adds };
	});
	return { value: psi.statistic, band: psi.band, bins };
}

/** Both curves at quantiles of either side, so that neither becomes a step where the other has spread out. */
function curveLook(reference: NumberSample, current: NumberSample): CurveLook | null {
	const test = kolmogorovSmirnov(reference, current);
	if (!isMeasured(test)) return null;
	const places = [reference, current].flatMap(({ sorted }) =>
		Array.from({ length: PLACES }, (_, i) => sorted[Math.round((i / (PLACES - 1)) * (sorted.length - 1))] as number),
	);
	const x = [...new Set([...places, test.at.value])].sort((a, b) => a - b);
	const share = ({ sorted }: NumberSample) => x.map((value) => countBelow(sorted, value, true) / sorted.length);
	return { x, reference: share(reference), current: share(current), gapAt: test.at.value };
}
