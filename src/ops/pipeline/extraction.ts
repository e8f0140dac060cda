import { dayOf } from "../../core/clock.ts";
import { contentHash } from "../../core/hash.ts";
import { Memory, oneList } from "../../core/remember-by.ts";
import { type DayRows, joinDays, type LabelledRows } from "../labelled-rows.ts";
import { type Step, StepStop } from "./step.ts";

/** Newest days with known labels from which rows are held out. */
const NEWEST_DAYS = 14;

/** What is told of some days, by their list and the window. */
const known = new Memory<{ readonly rows: number; readonly late: number; readonly hash: string }>();

/** Data extraction: the labelled orders of the window, a batch fetched from the feature store. */
const extraction: Step = {
	name: "extraction",
	minutes: 10,
	failureChance: 0.02,
	async run({ shop, run, artifacts }) {
		const today = dayOf(shop.now());
		const from = today - shop.policy().window;
		// The newest *matured* days: with labels that come late, the last days before today have none at all.
		const days = shop.data.labelledDays(from, today - 1, today).filter(({ late }) => late.length > 0);
		if (days.length === 0) throw new StepStop(`No order of days ${from} to ${today - 1} has a label yet.`);
		const older = joined(days.slice(0, -NEWEST_DAYS), from);
		const newest = joined(days.slice(-NEWEST_DAYS), from);
		artifacts.older = older;
		artifacts.newest = newest;
		const window = `${from}-${today - 1}`;
		const { rows, late, hash } = known.remember(oneList(days), [], window, () => ({
			rows: older.late.length + newest.late.length,
			late: lateOf(older) + lateOf(newest),
			hash: contentHash(window, older.late, newest.late).slice(0, 12),
		}));
		shop.record("pipeline", "data.extracted", { from, to: today - 1, rows, late }, { cost: 0.1, run });
		return hash;
	},
};

export default extraction;

const joined = (days: readonly DayRows[], from: number): LabelledRows =>
	joinDays(days, days[0]?.day ?? from, days.at(-1)?.day ?? from);

const lateOf = ({ late }: LabelledRows): number => late.reduce((sum, y) => sum + y, 0);
