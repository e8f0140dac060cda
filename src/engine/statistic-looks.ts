import type { Bins } from "../monitor/bins.ts";
import { isMeasured } from "../monitor/outcome.ts";
import type { Sample } from "../monitor/sample.ts";
import { STATISTICS } from "../monitor/two-sample/statistics.ts";
import type { StatisticLook } from "./monitor-look.ts";

/** Every two-sample statistic that can be asked of both samples, in the order of the catalogue. */
export function statisticLooks(reference: Sample, current: Sample): StatisticLook[] {
	return STATISTICS.filter(({ takes }) => takes.includes(reference.kind)).flatMap(({ id, compare }) => {
		const found = compare(reference, current);
		if (!isMeasured(found)) return [];
		return [
			{ id, value: distanceOf(found), bin: "bins" in found ? movedMost(found.bins as Bins) : null, sd: sdOf(found) },
		];
	});
}

/** Thresholds of the Wasserstein distance are given in standard deviations. */
const distanceOf = (found: { readonly statistic: number }): number =>
	"normed" in found ? (found.normed as number) : found.statistic;

const sdOf = (found: object): number | null => ("referenceSd" in found ? (found.referenceSd as number) : null);

function movedMost({ cut, reference, current }: Bins): StatisticLook["bin"] {
	let most = 0;
	const moved = (i: number) => Math.abs((reference[i] as number) - (current[i] as number));
	for (let i = 1; i < reference.length; i++) if (moved(i) > moved(most)) most = i;
	if (reference.length === 0) return null;
	const place =
		cut.kind === "levels"
			? { from: null, to: null, level: cut.levels[most] ?? "" }
			: {
					from: cut.edges[most + 1] === undefined ? null : (cut.edges[most] as number),
					to: cut.edges[most + 1] ?? null,
					level: null,
				};
	return { ...place, reference: reference[most] as number, current: current[most] as number };
}
