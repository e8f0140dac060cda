import { expect, it } from "vitest";
import { mostMoved } from "../../../src/engine/query/most-moved.ts";
import type { StatisticId } from "../../../src/monitor/two-sample/statistics.ts";

const feature = (name: string, statistics: Partial<Record<StatisticId, number>>) => ({
	name,
	statistics: Object.entries(statistics).map(([id, value]) => ({ id: id as StatisticId, value, bin: null, sd: null })),
});
const PSI = "population-stability-index";
const features = [
	feature("load", { [PSI]: 0.02, "kolmogorov-smirnov": 0.3 }),
	feature("area", { [PSI]: 0.4, "chi-square": 120 }),
	feature("backlog", { [PSI]: 0.4, "kolmogorov-smirnov": Number.NaN }),
	feature("gone", {}),
];

it("is the feature whose value of that statistic is highest, the first of several", () => {
	expect(mostMoved(features, PSI)?.name).toBe("area");
	expect(mostMoved(features.toReversed(), PSI)?.name).toBe("backlog");
});

it("looks only at features that have an answer to it", () => {
	expect(mostMoved(features, "kolmogorov-smirnov")?.name).toBe("load");
	expect(mostMoved(features, "chi-square")?.name).toBe("area");
	expect(mostMoved(features, "hellinger")).toBeNull();
	expect(mostMoved([], PSI)).toBeNull();
});

it("takes nought for an answer: a feature may not have moved at all", () => {
	expect(mostMoved([feature("still", { [PSI]: 0 })], PSI)?.name).toBe("still");
});
