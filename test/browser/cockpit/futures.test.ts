import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Plan, planOf } from "../../../src/engine/plan.ts";
import { before } from "../../../src/engine/query/notable.ts";
import { runToEnd } from "../../../src/engine/run.ts";
import { writeFlight } from "../../../src/engine/run-text.ts";
import { Cockpit } from "../../../src/view/cockpit/cockpit.svelte.ts";
import { LocalEngineWorker } from "../../engine/local-engine-worker.ts";
import { untrained } from "../../ops/trainers.ts";

const plan = planOf({
	seed: 3,
	days: 20,
	ordersPerDay: 100,
	drifts: [],
	watch: false,
	actions: [{ at: 49, do: "extract", window: 14 }],
});
const other: Plan = { ...plan, actions: [...plan.actions, { at: 120, do: "prepare" }] };
/** B was played to day 8; A has done one thing more, and was played to day 12. */
const LINK = writeFlight({ plan, day: 8, beside: { name: "B", others: [{ name: "A", plan: other, day: 12 }] } });

/** A cockpit with the real engine behind it, in this very thread. */
async function opened() {
	const cockpit = new Cockpit(() => new LocalEngineWorker(untrained) as unknown as Worker);
	cockpit.start(LINK, () => Promise.reject(new Error("no tape")), false);
	cockpit.startEngine();
	await settled(cockpit);
	return cockpit;
}

async function settled(cockpit: Cockpit): Promise<void> {
	await expect.poll(() => cockpit.plan !== null && !cockpit.busy, { timeout: 20_000 }).toBe(true);
	await expect
		.poll(() => cockpit.recorder?.others.every(({ day, hour }) => hour >= 24 * day) ?? false, { timeout: 20_000 })
		.toBe(true);
}

const state = ({ plan, beside, today }: Cockpit) => ({ plan, beside, today });

beforeEach(() => localStorage.clear());
afterEach(() => localStorage.clear());

describe("the futures of a run whose world becomes another one", () => {
	it("are played again in it, with all that was done in them, to the day they had reached", async () => {
		const cockpit = await opened();
		cockpit.restart({ seed: 9 });
		await settled(cockpit);
		expect(cockpit.plan).toMatchObject({ seed: 9, actions: [] });
		const [again] = cockpit.recorder?.others ?? [];
		expect(again).toMatchObject({ name: "A", day: 12, plan: { seed: 9, actions: other.actions } });
		if (!again) throw new Error("the other future is gone");
		const alone = await runToEnd(again.plan, { trainer: untrained });
		expect(again.events).toEqual(before(alone, 24 * 12));
		// The recorder says so, and it is asked for by an import: that takes a task of the browser's, the run only microtasks.
		await expect
			.poll(() => cockpit.messages.all.map(({ text }) => text))
			.toEqual([
				"The world is another one for every future: A is played again in it. Undo goes back to the one before.",
			]);
		const text = await cockpit.link();
		expect(text).toMatch(/^v=2&name=B&seed=9&/);
	});

	it("come back as they were when it is undone, and go again when it is redone", async () => {
		const cockpit = await opened();
		const was = state(cockpit);
		cockpit.restart({ drifts: [{ id: "carrier-b-degrades", from: 2 }] });
		await settled(cockpit);
		const became = state(cockpit);
		expect(became.plan?.drifts).toEqual(became.beside?.others[0]?.plan.drifts);
		cockpit.undo();
		await settled(cockpit);
		expect(state(cockpit)).toEqual(was);
		cockpit.redo();
		await settled(cockpit);
		expect(state(cockpit).plan).toEqual(became.plan);
		expect(state(cockpit).beside).toEqual(became.beside);
	});

	it("stay when the run in hand begins again on the same seed, which can be undone too", async () => {
		const cockpit = await opened();
		const was = state(cockpit);
		cockpit.restart();
		await settled(cockpit);
		expect(cockpit.plan?.actions).toEqual([]);
		expect(cockpit.beside).toEqual(was.beside);
		expect(cockpit.messages.all).toEqual([]);
		cockpit.undo();
		await settled(cockpit);
		expect(state(cockpit)).toEqual(was);
	});
});
