import type { StatisticId } from "../../monitor/two-sample/statistics.ts";
import type { FeatureLook } from "../monitor-look.ts";

/** The feature that moved most by one statistic, the first of several that moved alike; null where none has it. */
export function mostMoved<Look extends Pick<FeatureLook, "statistics">>(
	features: readonly Look[],
	statistic: StatisticId,
): Look | null {
	let most: Look | null = null;
	let highest = Number.NEGATIVE_INFINITY;
	for (const feature of features) {
		const value = feature.statistics.find(({ id }) => id === statistic)?.value;
		if (value === undefined || !(value > highest)) continue;
		most = feature;
		highest = value;
	}
	return most;
}
