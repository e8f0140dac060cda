import type { FeatureLook } from "../../engine/monitor-look.ts";
import type { StatisticId } from "../../monitor/two-sample/statistics.ts";
import { binName, heaviest } from "../monitor/bins.ts";
import { quantity, three, two } from "../monitor/numbers.ts";
import type { Definitions, Explained, TermNumber } from "./explanation.ts";
import { fenced, frac, type Maths, maths, named, sqrt, sub, sumOver, sup, term } from "./maths.ts";
import { putTogether } from "./put-together.ts";
import { SOURCES } from "./sources.ts";
import { STATISTIC_WORDS } from "./words/statistics.ts";

/** A feature on the day that is looked at, and the bin of its PSI that a person has chosen. */
export interface LookedFeature {
	readonly feature: FeatureLook;
	readonly bin?: number | undefined;
}

const c = term("c");
const r = term("r");
const value = (symbol: Maths | string) => term("value", symbol);
const bins = sumOver("bins");
const squared = (inner: Maths) => sup(fenced("(", inner), "2");
const atValue = (side: "c" | "r") => term(side, sub("F", side));

const of = (id: StatisticId, { feature }: LookedFeature) => feature.statistics.find((one) => one.id === id);
const whole = (id: StatisticId, print = three): TermNumber<LookedFeature> => ({
	number: (looked) => of(id, looked)?.value ?? null,
	print,
});
/** The share of one side in the bin that moved most, which is told once, with the share of now. */
const moved = (id: StatisticId, side: "current" | "reference"): TermNumber<LookedFeature> => ({
	number: (looked) => of(id, looked)?.bin?.[side] ?? null,
	print: three,
	where: (looked) => {
		const bin = of(id, looked)?.bin;
		return bin && side === "current" ? `in ${binName(bin)}` : "";
	},
});
/** Both cumulative shares where the gap is widest. */
const atGap = (side: "current" | "reference"): TermNumber<LookedFeature> => ({
	number: ({ feature: { curve } }) => (curve ? (curve[side][curve.x.indexOf(curve.gapAt)] ?? null) : null),
	print: three,
	where: ({ feature: { curve } }) => (curve && side === "current" ? `at ${quantity(curve.gapAt)}` : ""),
});
/** A share in the formula of the PSI: of the bin that is chosen, of the heaviest when none is. */
const inBin = (side: "c" | "r"): TermNumber<LookedFeature> => {
	const binOf = ({ feature: { psi }, bin }: LookedFeature) => psi?.bins[bin ?? heaviest(psi.bins)];
	return {
		number: (looked) => binOf(looked)?.[side] ?? null,
		print: three,
		where: (looked) => {
			const bin = binOf(looked);
			return bin && side === "c" ? `in ${binName(bin)}` : "";
		},
	};
};
const sides = (id: StatisticId) => ({ c: moved(id, "current"), r: moved(id, "reference") });

const middle = term("m");

export const STATISTIC_DEFINITIONS: Definitions<LookedFeature, typeof STATISTIC_WORDS> = {
	"population-stability-index": {
		formula: [
			maths`${value("PSI")} = ${bins} ${fenced("(", maths`${c} − ${r}`)} · ln ${fenced("(", maths`${c} / ${r}`)}`,
		],
		source: SOURCES.psi,
		numbers: {
			value: { number: ({ feature }) => feature.psi?.value ?? null, print: two },
			c: inBin("c"),
			r: inBin("r"),
		},
	},
	"kolmogorov-smirnov": {
		formula: [maths`${value("D")} = max ${fenced("|", maths`${atValue("c")} − ${atValue("r")}`)}`],
		source: SOURCES.ks,
		numbers: { value: whole("kolmogorov-smirnov"), c: atGap("current"), r: atGap("reference") },
	},
	wasserstein: {
		formula: [
			maths`${value("W")} = ${frac(maths`1`, term("sd", "σ"))} ∫ ${fenced("|", maths`${atValue("c")} − ${atValue("r")}`)} d x`,
		],
		source: SOURCES.wasserstein,
		numbers: {
			value: whole("wasserstein", (sd) => `${two(sd)} sd`),
			c: null,
			r: null,
			sd: { number: (looked) => of("wasserstein", looked)?.sd ?? null, print: (sd) => quantity(sd, 3) },
		},
	},
	"chi-square": {
		formula: [
			maths`${value(sup("χ", "2"))} = ∑ ${frac(squared(maths`${named("seen")} − ${named("expected")}`), named("expected"))}`,
		],
		source: SOURCES.chiSquare,
		numbers: { value: whole("chi-square", (sum) => quantity(sum, 3)), seen: null, expected: null },
	},
	"jensen-shannon": {
		formula: [
			maths`${value("JS")} = ${sqrt(maths`${frac(maths`1`, maths`2`)} ∑ ${fenced("(", maths`${c} ${log2()} ${frac(c, middle)} + ${r} ${log2()} ${frac(r, middle)}`)}`)}`,
			maths`${middle} = ${fenced("(", maths`${c} + ${r}`)} / 2`,
		],
		source: SOURCES.jensenShannon,
		numbers: {
			value: whole("jensen-shannon"),
			...sides("jensen-shannon"),
			m: {
				number: (looked) => {
					const bin = of("jensen-shannon", looked)?.bin;
					return bin ? (bin.reference + bin.current) / 2 : null;
				},
				print: three,
			},
		},
	},
	"kullback-leibler": {
		formula: [maths`${value("KL")} = ${bins} ${r} · ln ${fenced("(", maths`${r} / ${c}`)}`],
		source: SOURCES.kullbackLeibler,
		numbers: { value: whole("kullback-leibler"), ...sides("kullback-leibler") },
	},
	hellinger: {
		formula: [
			maths`${value("H")} = ${sqrt(maths`${frac(maths`1`, maths`2`)} ∑ ${squared(maths`${sqrt(c)} − ${sqrt(r)}`)}`)}`,
		],
		source: SOURCES.hellinger,
		numbers: { value: whole("hellinger"), ...sides("hellinger") },
	},
	"l-infinity": {
		formula: [maths`${value(sub("L", "∞"))} = max ${fenced("|", maths`${c} − ${r}`)}`],
		source: SOURCES.tfdv,
		numbers: { value: whole("l-infinity"), ...sides("l-infinity") },
	},
	"total-variation": {
		formula: [maths`${value("TV")} = ${frac(maths`1`, maths`2`)} ${bins} ${fenced("|", maths`${c} − ${r}`)}`],
		source: SOURCES.totalVariation,
		numbers: { value: whole("total-variation"), ...sides("total-variation") },
	},
};

function log2(): Maths {
	return sub("log", "2");
}

/** What a statistic is, with its numbers for a feature. */
export const explainStatistic = (id: StatisticId, looked: LookedFeature): Explained =>
	putTogether(id, STATISTIC_WORDS[id], STATISTIC_DEFINITIONS[id], [looked]);
