import type { Plan } from "../../engine/plan.ts";
import { bestPossible } from "../../engine/query/accuracy.ts";
import type { OpsEvent } from "../../ops/events.ts";
import { bands, trueLine } from "../system/timeline-data.ts";
import { extentOf, type Range } from "../timeline/domain.ts";
import type { TimelineData } from "../timeline/types.ts";
import { narratorOf } from "./narrators.ts";

/** The year of every lane: true accuracy, weather and marks, all on one range of accuracies. */
export function chartsOf(
	plans: readonly Pick<Plan, "level">[],
	logs: readonly (readonly OpsEvent[])[],
	days: number,
	now: number,
	shown: number | null,
): TimelineData[] {
	const charts = plans.map(({ level }, lane) => {
		const events = logs[lane] ?? [];
		const best = bestPossible(events);
		return {
			series: [trueLine(events)],
			bands: bands(events),
			marks: narratorOf(level).marks(events),
			...(best === null ? {} : { bestPossible: best }),
			loss: [],
		};
	});
	const lines = charts.flatMap(({ series }) => series);
	const domain = lines.reduce<Range | null>((range, { values }) => extentOf(values, 0, now, range), null);
	return charts.map((chart) => ({ ...chart, days, now, shown, domain: domain ?? undefined }));
}
