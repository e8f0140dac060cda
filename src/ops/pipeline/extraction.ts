import { dayOf } from "../../core/clock.ts";
import { contentHash } from "../../core/hash.ts";
import { concatTables } from "../../core/table.ts";
import type { LabelledRows } from "../offline-data.ts";
import { type Step, StepStop } from "./step.ts";

/** Newest days with known labels from which rows are held out. */
const NEWEST_DAYS = 14;

/** Data extraction: the labelled orders of the window, a batch fetched from the feature store. */
const extraction: Step = {
	name: "extraction",
	minutes: 10,
	failureChance: 0.02,
	async run({ shop, run, artifacts }) {
		const today = dayOf(shop.now());
		const from = today - shop.policy().window;
		// The newest *matured* days: with labels that come late, the last days before today have none at all.
		const days: LabelledRows[] = [];
		for (let day = from; day < today; day++) {
			const rows = shop.data.labelled(day, day, today);
			if (rows.late.length > 0) days.push(rows);
		}
		if (days.length === 0) throw new StepStop(`No order of days ${from} to ${today - 1} has a label yet.`);
		artifacts.older = joined(days.slice(0, -NEWEST_DAYS), from);
		artifacts.newest = joined(days.slice(-NEWEST_DAYS), from);
		const { older, newest } = artifacts;
		const late = [...older.late, ...newest.late].reduce((sum, y) => sum + y, 0);
		const rows = older.late.length + newest.late.length;
		shop.record("pipeline", "data.extracted", { from, to: today - 1, rows, late }, { cost: 0.1, run });
		return contentHash(`${from}-${today - 1}`, older.late, newest.late).slice(0, 12);
	},
};

export default extraction;

const joined = (days: readonly LabelledRows[], from: number): LabelledRows => ({
	from: days[0]?.from ?? from,
	to: days.at(-1)?.to ?? from,
	table: concatTables(days.map((one) => one.table)),
	late: Uint8Array.from(days.flatMap((one) => [...one.late])),
	days: Int16Array.from(days.flatMap((one) => [...one.days])),
});
