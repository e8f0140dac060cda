import type { FeatureLook, MonitorLook } from "../../engine/monitor-look.ts";
import type { AlarmConfig } from "../../monitor/alarm-config.ts";
import type { Correction } from "../../monitor/multiple-testing.ts";
import { pText, quantity, three } from "../monitor/numbers.ts";
import type { Definitions, Explained, TermNumber } from "./explanation.ts";
import { fenced, frac, maths, over, sqrt, sub, sumOver, sup, term } from "./maths.ts";
import { putTogether } from "./put-together.ts";
import { SOURCES } from "./sources.ts";
import { CORRECTION_WORDS, DETECTOR_WORDS, ESTIMATE_WORDS } from "./words/alarms.ts";

export type CorrectionTest = Pick<NonNullable<FeatureLook["test"]>, "p" | "adjustedP">;

const p = term("p");
const adjusted = term("adjusted", sup("p", "*"));
const m = term("m");
const k = term("k");
const print = (value: number) => pText(value).replace("= ", "");
const both: { adjusted: TermNumber<CorrectionTest>; p: TermNumber<CorrectionTest> } = {
	adjusted: { number: (test) => test.adjustedP, print },
	p: { number: (test) => test.p, print },
};

export const CORRECTION_DEFINITIONS: Definitions<CorrectionTest, typeof CORRECTION_WORDS> = {
	none: { formula: [maths`${adjusted} = ${p}`], source: SOURCES.bonferroni, numbers: both },
	bonferroni: {
		formula: [maths`${adjusted} = min ${fenced("(", maths`1 , ${m} · ${p}`)}`],
		source: SOURCES.bonferroni,
		numbers: { ...both, m: null },
	},
	holm: {
		formula: [maths`${adjusted} = max ${fenced("(", maths`${fenced("(", maths`${m} − ${k} + 1`)} · ${p}`)}`],
		source: SOURCES.holm,
		numbers: { ...both, m: null, k: null },
	},
	"benjamini-hochberg": {
		formula: [maths`${adjusted} = min ${fenced("(", maths`${frac(m, k)} · ${p}`)}`],
		source: SOURCES.benjaminiHochberg,
		numbers: { ...both, p: null, m: null, k: null },
	},
};

export type DetectorId = keyof typeof DETECTOR_WORDS;

/** What a look through the monitors knows of the detectors of the error stream. */
export interface LookedErrors {
	readonly errors: MonitorLook["errors"];
	readonly config: AlarmConfig;
}

const mean = term("mean", over("x", "¯"));
const delta = term("delta", "δ");
const alpha = term("alpha", "α");
const n = term("n");
const newer = term("newer", sub(over("x", "¯"), "1"));
const older = term("older", sub(over("x", "¯"), "0"));

export const DETECTOR_DEFINITIONS: Definitions<LookedErrors, typeof DETECTOR_WORDS> = {
	adwin: {
		formula: [
			maths`${fenced("|", maths`${newer} − ${older}`)} > ${sqrt(maths`2 ${m} ${sup("σ", "2")} L`)} + ${frac(maths`2`, maths`3`)} ${m} L`,
			maths`L = ln ${frac(maths`2 ln ${n}`, delta)} , ${sup("σ", "2")} = ${mean} ${fenced("(", maths`1 − ${mean}`)}`,
		],
		source: SOURCES.adwin,
		numbers: {
			newer: null,
			older: null,
			m: null,
			n: { number: ({ errors }) => errors.adwin.width || null },
			mean: { number: ({ errors }) => (errors.adwin.width > 0 ? errors.adwin.estimate : null), print: three },
			delta: { number: ({ config }) => config.errorDelta, print: (value) => quantity(value) },
		},
	},
	"hddm-a": {
		formula: [
			maths`${mean} − ${term("lowest", sub(over("x", "¯"), "min"))} ≥ ${sqrt(maths`${frac(maths`1`, maths`2`)} ${fenced("(", maths`${frac(maths`1`, term("cut", sub("n", "min")))} − ${frac(maths`1`, n)}`)} ln ${frac(maths`2`, alpha)}`)}`,
		],
		source: SOURCES.hddm,
		numbers: {
			mean: null,
			lowest: null,
			n: null,
			cut: null,
			alpha: { number: ({ config }) => config.errorWarning, print: (value) => quantity(value) },
		},
	},
	"hddm-w": {
		formula: [
			maths`${newer} − ${older} ≥ ${sqrt(maths`${frac(maths`1`, maths`2`)} ${term("v")} ln ${frac(maths`1`, alpha)}`)}`,
		],
		source: SOURCES.hddm,
		numbers: { newer: null, older: null, v: null, alpha: null },
	},
	ddm: {
		formula: [
			maths`${p} + ${term("s")} > ${term("pMin", sub("p", "min"))} + 3 ${term("sMin", sub("s", "min"))}`,
			maths`${term("s")} = ${sqrt(maths`${p} ${fenced("(", maths`1 − ${p}`)} / n`)}`,
		],
		source: SOURCES.ddm,
		numbers: { p: null, s: null, pMin: null, sMin: null },
	},
	eddm: {
		formula: [
			maths`${term("d")} + 2 ${term("s")} < .9 · ${term("highest", "max")} ${fenced("(", maths`${term("d")} + 2 ${term("s")}`)}`,
		],
		source: SOURCES.eddm,
		numbers: { d: null, s: null, highest: null },
	},
	kswin: {
		formula: [
			maths`${term("d", "D")} = max ${fenced("|", maths`${term("newer", sub("F", "new"))} − ${term("older", sub("F", "old"))}`)}`,
		],
		source: SOURCES.kswin,
		numbers: { newer: null, older: null, d: null },
	},
	"page-hinkley": {
		formula: [
			maths`${m} = ∑ ${fenced("(", maths`${term("x")} − ${mean} − ${delta}`)}`,
			maths`${m} − ${term("lowest", sub("m", "min"))} > ${term("lambda", "λ")}`,
		],
		source: SOURCES.pageHinkley,
		numbers: { m: null, x: null, mean: null, delta: null, lowest: null, lambda: null },
	},
};

export type EstimateId = keyof typeof ESTIMATE_WORDS;
type Estimates = MonitorLook["estimates"];

const newest = (estimates: Estimates) => estimates.at(-1);
const known = (estimates: Estimates) => estimates.findLast(({ realised }) => realised !== null);

export const ESTIMATE_DEFINITIONS: Definitions<Estimates, typeof ESTIMATE_WORDS> = {
	estimated: {
		formula: [
			maths`${term("value", sub("A", "est"))} = ${frac(maths`1`, n)} ${sumOver("answers")} ${p}`,
			maths`${term("low", "low")} ≤ ${term("value", sub("A", "est"))} ≤ ${term("high", "high")}`,
		],
		source: SOURCES.cbpe,
		numbers: {
			value: { number: (estimates) => newest(estimates)?.estimated ?? null, print: three },
			low: { number: (estimates) => newest(estimates)?.low ?? null, print: three },
			high: { number: (estimates) => newest(estimates)?.high ?? null, print: three },
			p: null,
			n: null,
		},
	},
	realised: {
		formula: [maths`${term("value", "A")} = ${frac(term("right", { is: "mtext", text: "right" }), n)}`],
		source: SOURCES.cbpe,
		numbers: {
			value: {
				number: (estimates) => known(estimates)?.realised ?? null,
				print: three,
				where: (estimates) => `estimated on day ${known(estimates)?.day}`,
			},
			right: null,
			n: null,
		},
	},
};

/** How p allows for many features, with both p of a feature. */
export const explainCorrection = (id: Correction, test: CorrectionTest): Explained =>
	putTogether(id, CORRECTION_WORDS[id], CORRECTION_DEFINITIONS[id], [test]);

/** A detector of the error stream, with what it holds now where it watches the run. */
export const explainDetector = (id: DetectorId, looked: LookedErrors): Explained =>
	putTogether(id, DETECTOR_WORDS[id], DETECTOR_DEFINITIONS[id], [looked]);

/** Accuracy without and with labels. */
export const explainEstimate = (id: EstimateId, estimates: Estimates): Explained =>
	putTogether(id, ESTIMATE_WORDS[id], ESTIMATE_DEFINITIONS[id], [estimates]);
