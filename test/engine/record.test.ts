import { expect, it, vi } from "vitest";
import { accuracy7d } from "../../src/engine/query/accuracy.ts";
import { baseAccuracy, incidents } from "../../src/engine/query/incidents.ts";
import { record } from "../../src/engine/record.ts";
import { eventsOf } from "../../src/ops/events.ts";

// A busy machine may take its time; nothing here is about speed.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

it("the recorded run shows the whole story: good weather, a fall, a retraining by hand, and the way back", async () => {
	const { days, events } = await record();
	const accuracy = accuracy7d(events);
	expect(accuracy).toHaveLength(days);
	expect(eventsOf(events, "drift.began")).toMatchObject([{ drift: "carrier-b-degrades", day: 35 }]);
	expect(eventsOf(events, "action.refused")).toEqual([]);
	expect(eventsOf(events, "model.deployed").map(({ version }) => version)).toEqual([1, 2]);
	const [incident, ...more] = incidents(events);
	expect(more).toEqual([]);
	expect(incident?.start).toBeLessThan(42);
	expect(incident?.recovered).not.toBeNull();
	expect(accuracy.at(-1)).toBeGreaterThan((baseAccuracy(events) as number) - 0.03);
});
