import { concatTables, type Table } from "../../src/core/table.ts";
import { checkWindow, prepareReference, type WindowCheck } from "../../src/monitor/alarm.ts";
import { ALARM_DEFAULTS } from "../../src/monitor/alarm-config.ts";
import { ErrorMonitor } from "../../src/monitor/alarm-errors.ts";
import { estimatePerformance, prepareReference as prepareCbpe } from "../../src/monitor/estimate/cbpe.ts";
import { isMeasured } from "../../src/monitor/outcome.ts";
import { checkSchema } from "../../src/monitor/schema/check.ts";
import { inferSchema } from "../../src/monitor/schema/infer.ts";
import { World } from "../../src/world/world.ts";

export const name = "monitor-year";

const DAYS = 364;

/** Milliseconds that each monitor takes for a year of 500 orders a day, its reference included. */
export async function run(): Promise<Record<string, unknown>> {
	const world = new World({ seed: 1, ordersPerDay: 500, dayShock: 0.05 });
	const days = Array.from({ length: DAYS }, (_, day) => world.day(day, []).delivered);
	const chances = Array.from({ length: DAYS }, (_, day) => world.day(day, []).actual);
	const reference = concatTables(Array.from({ length: 28 }, (_, i) => world.day(i - 28, []).delivered));
	const weeks = Array.from({ length: DAYS / 7 }, (_, week) => concatTables(days.slice(7 * week, 7 * week + 7)));

	return {
		schemaDaily: timed(() => {
			const schema = inferSchema(reference);
			return days.flatMap((batch, day) => checkSchema(schema, batch, { before: days[day - 1] })).length;
		}),
		inputsWeekly: timed(() => {
			const prepared = prepareReference(reference, ALARM_DEFAULTS);
			return weeks.reduce((check: WindowCheck | null, week: Table) => checkWindow(prepared, week, check), null);
		}),
		errorsPerLabel: timed(() => {
			const monitor = new ErrorMonitor(ALARM_DEFAULTS);
			return chances.map(({ late, chance }) =>
				monitor.update(late.map((label, i) => ((chance[i] as number) >= 0.5 === (label === 1) ? 0 : 1))),
			);
		}),
		estimateDaily: timed(() => {
			const first = chances[0];
			if (!first) throw new Error("there is no first day");
			const cbpe = prepareCbpe(first.late, first.chance, { threshold: 0.5, calibrationError: () => null });
			if (!isMeasured(cbpe)) throw new Error(cbpe.because);
			return chances.map(({ chance }) => estimatePerformance(cbpe, chance));
		}),
	};
}

/** The fastest of five. */
function timed(work: () => unknown): number {
	return Math.min(
		...Array.from({ length: 5 }, () => {
			const start = performance.now();
			work();
			return performance.now() - start;
		}),
	);
}
