import { hourOf } from "../../src/core/clock.ts";
import type { Simulation } from "../../src/engine/simulation.ts";
import type { Action } from "../../src/ops/actions.ts";
import { whyNot } from "../../src/ops/why-not.ts";

type Window = Extract<Action, { do: "extract" }>["window"];

/** Retrains as a learner does: extracts on `day`, takes every other step in the first hour in which it is possible. */
export async function retrainByHand(run: Simulation, day: number, window: Window): Promise<void> {
	await run.advance(hourOf(day) + 9);
	run.act({ at: run.now, do: "extract", window });
	const before = run.desk.live;
	const wait = async (until: () => boolean) => {
		do {
			if (run.now >= hourOf(run.plan.days)) throw new Error(`by hand: the run is over on day ${run.plan.days}`);
			await run.advance(run.now + 1);
		} while (!until());
	};
	for (const step of ["prepare", "train", "evaluate", "hand-over", "deploy"] as const) {
		await wait(() => whyNot(run.desk, { do: step }) === null);
		run.act({ at: run.now, do: step });
	}
	await wait(() => run.desk.live !== before);
}
